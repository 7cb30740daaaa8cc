using FastEngine.Host.Running;
using FastEngine.Simulation.Backtest;
using FastEngine.Storage.DuckDb;
using FastEngine.Storage.Results;
using FastEngine.Storage.Symbols;

namespace FastEngine.Host.Backtesting.Comparing;

/// <summary>A backtest as its folder has it.</summary>
internal sealed record StoredBacktest
{
    public required string Name { get; init; }

    public required string EngineVersion { get; init; }

    public required string Cut { get; init; }

    public required long? FromNs { get; init; }

    public required long? ToNs { get; init; }

    public required IReadOnlyDictionary<string, string> Config { get; init; }

    /// <summary>Role, file and SHA-256, in argument order.</summary>
    public required IReadOnlyList<(string Role, string File, string Sha256)> Inputs { get; init; }

    public required IReadOnlyList<BacktestResult> Slices { get; init; }

    public required BacktestResult Total { get; init; }

    /// <param name="path">A folder of <c>backtest --out</c>, or its database.</param>
    /// <exception cref="RunException">It holds no results, or cannot be read.</exception>
    public static StoredBacktest Open(string path)
    {
        var file = Directory.Exists(path) ? Path.Combine(path, ResultsDatabase.FileName) : path;
        try
        {
            using var database = ResultsDatabase.OpenRead(file);
            return Read(path, database);
        }
        catch (Exception error) when (error is StoreException or DuckDbException)
        {
            throw new RunException(ExitCode.Usage, $"{error.Message} (name a folder of backtest --out)");
        }
    }

    private static StoredBacktest Read(string name, ResultsDatabase database)
    {
        using var connection = database.Connect();
        using var run = connection.Query("SELECT engine_version, cut, from_time, to_time, bar_ns FROM run");
        if (!run.Read()) throw new StoreException($"{name}: the backtest did not begin");
        var (version, cut, barNs) = (run.GetString(0), run.GetString(1), run.GetInt64(4));
        long? from = run.IsNull(2) ? null : run.GetTimestampNs(2), to = run.IsNull(3) ? null : run.GetTimestampNs(3);
        run.Dispose();
        var slices = ResultsFile.Read(database);
        if (slices.Count == 0) throw new StoreException($"{name}: no slice has ended");
        return new StoredBacktest
        {
            Name = name, EngineVersion = version, Cut = cut, FromNs = from, ToNs = to, Config = Settings(connection), Inputs = [.. Files(connection)], Slices = slices,
            Total = BacktestMerge.Of(slices, [.. slices.Select(slice => SlicePlan.TrackOf(cut, slice.Name))], barNs),
        };
    }

    private static Dictionary<string, string> Settings(DuckDbConnection connection)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        using var rows = connection.Query("SELECT knob, value FROM config");
        while (rows.Read()) settings[rows.GetString(0)] = rows.GetString(1);
        return settings;
    }

    private static List<(string, string, string)> Files(DuckDbConnection connection)
    {
        var files = new List<(string, string, string)>();
        using var rows = connection.Query("SELECT role, file, sha256 FROM inputs ORDER BY number");
        while (rows.Read()) files.Add((rows.GetString(0), rows.GetString(1), rows.GetString(2)));
        return files;
    }
}
