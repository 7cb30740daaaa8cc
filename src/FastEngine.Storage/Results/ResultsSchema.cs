using System.Globalization;
using FastEngine.Storage.DuckDb;
using FastEngine.Storage.Symbols;
using FastEngine.Storage.Symbols.Schema;

namespace FastEngine.Storage.Results;

/// <summary>Makes the tables of a results database: those of a live symbol and account from the same scripts, and those of results.</summary>
internal static class ResultsSchema
{
    /// <summary>Decimals of every price and quantity, whatever the symbol's own: DECIMAL(18, s) leaves ten digits before the point.</summary>
    public const int Scale = 8;

    /// <summary>Raised when the tables of results change; a database of another version is not read.</summary>
    public const int Version = 2;

    // Beyond their own columns, in this order, at their end.
    private static readonly string[] Owners = ["slice", "exchange", "market", "symbol"];

    // A file of one symbol says there whose it is; here each row does.
    private static readonly string[] Dropped = ["meta", "progress"];

    public static void Create(DuckDbConnection connection, int priceScale, int quantityScale)
    {
        using var transaction = connection.BeginTransaction();
        connection.Execute(SchemaScripts.Account.Text);
        Drop(connection);
        connection.Execute(Filled(SchemaScripts.Symbol.Text, priceScale, quantityScale));
        Drop(connection);
        foreach (var timeframe in (string[])["candles_1m", "candles_5m", "candles_15m"])
        {
            var script = Filled(SchemaScripts.Candles, priceScale, quantityScale);
            connection.Execute(script.Replace("{database}.", "", StringComparison.Ordinal).Replace("{table}", timeframe, StringComparison.Ordinal));
        }

        foreach (var table in Tables(connection))
        foreach (var owner in Owners)
            connection.Execute($"ALTER TABLE {SqlText.Name(table)} ADD COLUMN {owner} VARCHAR");
        connection.Execute(SqlText.File("Schema/results/001_initial.sql"));
        connection.Execute(string.Create(CultureInfo.InvariantCulture, $"CREATE TABLE results_version AS SELECT {Version} AS version, {priceScale} AS price_scale, {quantityScale} AS quantity_scale"));
        transaction.Commit();
    }

    public static IReadOnlyList<string> Tables(DuckDbConnection connection)
    {
        var tables = new List<string>();
        using var rows = connection.Query("SELECT table_name FROM duckdb_tables() WHERE NOT internal ORDER BY table_name");
        while (rows.Read()) tables.Add(rows.GetString(0));
        return tables;
    }

    /// <summary>The tables whose rows are of a slice.</summary>
    public static IReadOnlyList<string> SlicedTables(DuckDbConnection connection)
    {
        var tables = new List<string>();
        using var rows = connection.Query("SELECT table_name FROM duckdb_columns() WHERE NOT internal AND column_name = 'slice' ORDER BY table_name");
        while (rows.Read()) tables.Add(rows.GetString(0));
        return tables;
    }

    private static void Drop(DuckDbConnection connection)
    {
        foreach (var table in Dropped) connection.Execute($"DROP TABLE {table}");
    }

    private static string Filled(string script, int priceScale, int quantityScale) => script
        .Replace("{price_scale}", priceScale.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{quantity_scale}", quantityScale.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
