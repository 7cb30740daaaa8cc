using FastEngine.Host.Backtesting;
using FastEngine.Host.Outputs;
using FastEngine.Host.Running;
using FastEngine.Storage.DuckDb;
using FastEngine.Storage.Results;
using FastEngine.Storage.Symbols;

namespace FastEngine.Host.Optimising;

/// <summary>The rows of the CSV files as tables <c>trials</c>, <c>folds</c> and <c>walk_forward_equity</c> of the folder's results database, for <c>query</c>.</summary>
internal static class TrialsDatabase
{
    private static readonly (string Table, string File)[] Tables = [("trials", "trials.csv"), ("folds", "folds.csv"), ("walk_forward_equity", "equity.csv")];

    /// <summary>False with a note when there is no DuckDB here: the CSV files have it all.</summary>
    public static bool Write(OutputFolder folder, InputSet inputs)
    {
        try
        {
            using var database = ResultsDatabase.Open(folder.PathOf(ResultsDatabase.FileName), [.. inputs.Instruments.All.ToArray().Select(ResultsFile.SymbolOf)]);
            using var connection = database.Connect();
            foreach (var (table, file) in Tables)
            {
                var path = folder.PathOf(file);
                connection.Execute($"DROP TABLE IF EXISTS {table}");
                if (File.Exists(path)) connection.Execute($"CREATE TABLE {table} AS SELECT * FROM read_csv('{path.Replace("'", "''", StringComparison.Ordinal)}', header = true, sample_size = -1)");
            }

            return true;
        }
        catch (Exception exception) when (exception is StoreException or DuckDbException)
        {
            Console.Error.WriteLine($"note: trials are in CSV alone: {exception.Message}");
            return false;
        }
    }
}
