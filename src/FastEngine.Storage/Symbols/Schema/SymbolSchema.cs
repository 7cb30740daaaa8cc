using System.Globalization;
using FastEngine.Core.Execution;
using FastEngine.Storage.DuckDb;

namespace FastEngine.Storage.Symbols.Schema;

/// <summary>Makes and migrates the tables of an attached database.</summary>
internal static class SymbolSchema
{
    private static readonly long[] UsualTimeframes = [Minutes(1), Minutes(5), Minutes(15)];

    /// <summary>Brings a symbol's database to the latest version in one transaction.</summary>
    /// <returns>From the scales of <paramref name="facts"/> to the file's.</returns>
    /// <exception cref="StoreException">It is newer than this program, of another symbol, or of coarser scales.</exception>
    public static Scaling Ensure(DuckDbConnection connection, string database, string path, SymbolKey key, SymbolFacts facts)
    {
        var version = VersionOf(connection, database, path);
        if (version > SchemaScripts.Symbol.Latest) throw TooNew(path, version, SchemaScripts.Symbol.Latest);
        if (version == 0)
        {
            Create(connection, database, key, facts);
            return new Scaling(0, 0);
        }

        var (priceScale, quantityScale) = Check(connection, database, path, key, facts);
        if (version < SchemaScripts.Symbol.Latest)
        {
            var script = Filled(SchemaScripts.Symbol.After(version), priceScale, quantityScale);
            Run(connection, database, script + Text($"\nUPDATE meta SET schema_version = {SchemaScripts.Symbol.Latest};"));
        }

        return new Scaling(priceScale - facts.PriceScale, quantityScale - facts.QuantityScale);
    }

    /// <summary>The same of the account's database.</summary>
    public static void EnsureAccount(DuckDbConnection connection, string database, string path)
    {
        var version = VersionOf(connection, database, path);
        var latest = SchemaScripts.Account.Latest;
        if (version > latest) throw TooNew(path, version, latest);
        if (version == latest) return;
        var last = version == 0 ? Text($"INSERT INTO meta VALUES ({latest});") : Text($"UPDATE meta SET schema_version = {latest};");
        Run(connection, database, SchemaScripts.Account.After(version) + "\n" + last);
    }

    /// <summary>Makes the table of a timeframe when it is not there.</summary>
    public static void EnsureCandles(DuckDbConnection connection, string database, long timeframeNs)
    {
        var scales = ScalesOf(connection, database);
        connection.Execute(Candles(database, timeframeNs, scales.Price, scales.Quantity));
    }

    /// <summary>0 when the database is empty.</summary>
    /// <exception cref="StoreException">It has tables, and is none of this program.</exception>
    public static int VersionOf(DuckDbConnection connection, string database, string path)
    {
        using (var tables = connection.Query(
            $"SELECT count(*), count(*) FILTER (table_name = 'meta') FROM duckdb_tables() WHERE database_name = {SqlText.Literal(database)}"))
        {
            tables.Read();
            if (tables.GetInt64(0) == 0) return 0;
            if (tables.GetInt64(1) == 0)
                throw new StoreException($"{path} is a DuckDB database of something else (it has no table 'meta'): move it away, or use another data directory");
        }

        using var meta = connection.Query($"SELECT schema_version FROM {SqlText.Name(database)}.meta");
        return meta.Read() ? meta.GetInt32(0) : throw new StoreException($"{path} does not say its version (its table 'meta' is empty): move it away");
    }

    public static StoreException TooNew(string path, int version, int latest) => new(
        $"{path} has schema version {version}, and this program knows versions up to {latest}: use the newer program, or another data directory");

    private static void Create(DuckDbConnection connection, string database, SymbolKey key, SymbolFacts facts)
    {
        var script = Filled(SchemaScripts.Symbol.Text, facts.PriceScale, facts.QuantityScale);
        foreach (var timeframe in UsualTimeframes) script += Candles(database, timeframe, facts.PriceScale, facts.QuantityScale);
        var values = string.Join(", ",
            Text($"{SchemaScripts.Symbol.Latest}"), SqlText.Literal(key.Exchange), SqlText.Literal(key.Market), SqlText.Literal(key.Symbol),
            Text($"{facts.PriceScale}"), Text($"{facts.QuantityScale}"),
            Core.FixedPoint.ToText(facts.Tick, facts.PriceScale), Core.FixedPoint.ToText(facts.Lot, facts.QuantityScale), Money.ToText(facts.MinNotional));
        Run(connection, database, script + $"\nINSERT INTO meta VALUES ({values});");
    }

    private static (int Price, int Quantity) Check(DuckDbConnection connection, string database, string path, SymbolKey key, SymbolFacts facts)
    {
        using var meta = connection.Query($"SELECT exchange || '/' || market || '/' || symbol, price_scale, quantity_scale FROM {SqlText.Name(database)}.meta");
        meta.Read();
        if (meta.GetString(0) != key.ToString())
            throw new StoreException($"{path} is the database of {meta.GetString(0)}, not of {key}: it was moved here; move it back");
        var (price, quantity) = (meta.GetInt32(1), meta.GetInt32(2));
        if (price < facts.PriceScale || quantity < facts.QuantityScale)
        {
            throw new StoreException(
                $"{path} keeps {price} decimals of a price and {quantity} of a quantity, and the instrument has {facts.PriceScale} and {facts.QuantityScale}: "
                + "nothing would be exact; move the file away, or use another data directory");
        }

        return (price, quantity);
    }

    private static (int Price, int Quantity) ScalesOf(DuckDbConnection connection, string database)
    {
        using var meta = connection.Query($"SELECT price_scale, quantity_scale FROM {SqlText.Name(database)}.meta");
        meta.Read();
        return (meta.GetInt32(0), meta.GetInt32(1));
    }

    // The scripts name tables only, so that one can read and run them.
    private static void Run(DuckDbConnection connection, string database, string script)
    {
        connection.Execute($"USE {SqlText.Name(database)}");
        try
        {
            using var transaction = connection.BeginTransaction();
            connection.Execute(script);
            transaction.Commit();
        }
        finally
        {
            connection.Execute("USE memory");
        }
    }

    private static string Candles(string database, long timeframeNs, int priceScale, int quantityScale) =>
        Filled(SchemaScripts.Candles, priceScale, quantityScale)
            .Replace("{database}", SqlText.Name(database), StringComparison.Ordinal)
            .Replace("{table}", Timeframe.TableOf(timeframeNs), StringComparison.Ordinal);

    private static string Filled(string script, int priceScale, int quantityScale) => script
        .Replace("{price_scale}", Text($"{priceScale}"), StringComparison.Ordinal)
        .Replace("{quantity_scale}", Text($"{quantityScale}"), StringComparison.Ordinal);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static long Minutes(int minutes) => minutes * Core.EngineTime.NsPerMinute;
}
