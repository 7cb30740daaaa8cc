using System.Diagnostics;
using System.Text;
using FastEngine.Core;
using FastEngine.Storage.DuckDb;
using FastEngine.Storage.DuckDb.Output;
using FastEngine.Storage.Symbols;

namespace FastEngine.Storage.Tests.Symbols;

/// <summary>Queries over the network.</summary>
public sealed class GuardedQueryTests : IDisposable
{
    private const int Seconds = 5;
    private readonly StoreFolder _folder = new();
    private readonly SymbolStore _store;
    private readonly SymbolQuery _query;

    public GuardedQueryTests()
    {
        _store = SymbolStore.Open(_folder.Options);
        var btc = _store.Register(StoreFolder.Key("BTCUSDT"), StoreFolder.Facts);
        for (var i = 0; i < 10; i++) btc.Append(StoreFolder.Tick(i, StoreFolder.Start + i));
        Assert.True(_store.TryFlushAll(0), _store.Status.Fault);
        _query = _store.OpenQuery(new QueryOptions { IsGuarded = true, TimeoutNs = 2 * EngineTime.NsPerSecond, MostGrowthMiB = 512 });
        File.WriteAllText(Path.Combine(_folder.Directory, "api-tokens.json"), "[{}]");
    }

    public void Dispose()
    {
        _query.Dispose();
        _store.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("SELECT * FROM duckdb_databases()")]
    [InlineData("SELECT * FROM DUCKDB_Settings()")]
    [InlineData("SELECT * FROM \"DUCKDB_DATABASES\"()")]
    [InlineData("PRAGMA database_list")]
    [InlineData("FROM pragma_database_list")]
    [InlineData("FROM (WITH pragma_database_list AS (SELECT 1) FROM pragma_database_list), pragma_database_list")]
    [InlineData("FROM system.main.duckdb_databases")]
    [InlineData("SHOW databases")]
    [InlineData("SHOW variables")]
    [InlineData("SELECT current_setting('temp_directory')")]
    [InlineData("FROM query('FROM duckdb_' || 'databases()')")]
    [InlineData("FROM query_table('duckdb_databases')")]
    [InlineData("SELECT getenv('HOME')")]
    [InlineData("SELECT pg_sleep(100)")]
    [InlineData("SELECT sleep_ms(100000)")]
    [InlineData("FROM json_execute_serialized_sql(json_serialize_sql('SELECT 1'))")]
    [InlineData("FROM arrow_scan(1, 2, 3)")]
    [InlineData("FROM enable_profiling()")]
    public void Nothing_of_the_database_about_itself_is_told(string sql) => AssertRefused(sql);

    [Theory]
    [InlineData("SELECT * FROM '{0}/api-tokens.json'")]
    [InlineData("SELECT * FROM \"{0}/api-tokens.json\"")]
    [InlineData("SELECT * FROM '{0}/binance/usdm/BTCUSDT/trading.duckdb'")]
    [InlineData("WITH \"{0}/api-tokens.json\" AS (SELECT 1) FROM \"{0}/api-tokens.json\"")]
    [InlineData("DESCRIBE '{0}/api-tokens.json'")]
    [InlineData("SUMMARIZE '{0}/api-tokens.json'")]
    [InlineData("EXPLAIN ANALYZE FROM '{0}/api-tokens.json'")]
    [InlineData("SELECT (SELECT content FROM read_text('{0}/api-tokens.json'))")]
    [InlineData("FROM ticks WHERE EXISTS (FROM read_blob('{0}/*'))")]
    [InlineData("FROM ticks, LATERAL (FROM glob('{0}/*'))")]
    [InlineData("SELECT 1 UNION ALL SELECT count(*) FROM READ_CSV_AUTO('{0}/api-tokens.json')")]
    [InlineData("FROM read_json_objects('{0}/api-tokens.json')")]
    [InlineData("FROM parquet_metadata('{0}/x.parquet')")]
    [InlineData("FROM sniff_csv('{0}/api-tokens.json')")]
    [InlineData("FROM read_duckdb('{0}/account.duckdb', table_name := 'orders')")]
    [InlineData("EXPLAIN ANALYZE COPY (SELECT 1) TO '{0}/api-tokens.json'")]
    [InlineData("PIVOT ticks ON side USING count(*)")]
    public void No_file_is_reached(string sql) => AssertRefused(sql.Replace("{0}", _folder.Directory, StringComparison.Ordinal));

    [Theory]
    [InlineData("SELECT length(repeat('x', 4000000000))")]
    [InlineData("SELECT 'x'.repeat(4000000000)")]
    [InlineData("SELECT \"REPEAT\"('x', 4000000000)")]
    [InlineData("SELECT main.lpad('x', 2000000000, 'y')")]
    [InlineData("SELECT length(list_sort(range(60000000))::varchar)")]
    [InlineData("SELECT levenshtein('a', 'b')")]
    [InlineData("SELECT len([x || x FOR x IN ['a']])")]
    [InlineData("SELECT list_reduce(['a'], lambda a, b: a || a)")]
    [InlineData("SELECT bitstring('0101', 4000000000)")]
    [InlineData("SELECT format('{:>1000000000}', 'x')")]
    [InlineData("SELECT printf('%1000000000d', 1)")]
    [InlineData("SELECT bar(1, 0, 1, 1000)")]
    [InlineData("SELECT NULL::INT[100000]")]
    [InlineData("SELECT NULL::STRUCT(a INT[100000])")]
    [InlineData("SELECT string_agg(symbol, '') FROM ticks, ticks")]
    [InlineData("SELECT list(symbol) FROM ticks")]
    [InlineData("SELECT regexp_matches(symbol, '(a*)*b') FROM ticks")]
    [InlineData("SELECT symbol SIMILAR TO '(a*)*b' FROM ticks")]
    [InlineData("SELECT symbol LIKE '%a%a%_b' FROM ticks")]
    [InlineData("SELECT symbol ILIKE '%a%a%b' FROM ticks")]
    [InlineData("SELECT symbol LIKE symbol FROM ticks")]
    [InlineData("SELECT replace(symbol, 'T', 'TTTTTTTT') FROM ticks")]
    [InlineData("SELECT replace(symbol, '', symbol) FROM ticks")]
    [InlineData("SELECT concat(*COLUMNS(*)) FROM ticks")]
    [InlineData("WITH RECURSIVE t(s) AS (SELECT 'x' UNION ALL SELECT s || s FROM t WHERE length(s) < 4000000000) SELECT max(length(s)) FROM t")]
    [InlineData("SELECT symbol AS a, a || a AS b, b || b AS c, c || c AS d, d || d AS e, e || e AS f, f || f AS g, g || g AS h FROM ticks")]
    [InlineData("SELECT count(*) FROM ticks GROUP BY CUBE (trade_id, price, quantity, side, symbol, market, exchange)")]
    public void A_value_stays_about_as_long_as_what_it_is_made_of(string sql) => AssertRefused(sql);

    [Fact]
    public void What_grows_with_the_powers_of_its_length_is_refused()
    {
        AssertRefused("SELECT 1 AS a0" + string.Concat(Enumerable.Range(0, 40).Select(i => $", a{i} + a{i} AS a{i + 1}")));
        AssertRefused("SELECT 1 AS a0" + string.Concat(Enumerable.Range(0, 9).Select(i => $", a{i} + a{i} AS a{i + 1}")) + " ORDER BY " + string.Join(", ", Enumerable.Repeat("a9", 100)));
        AssertRefused("WITH c0 AS (SELECT 1 AS a)" + string.Concat(Enumerable.Range(0, 20).Select(i => $", c{i + 1} AS (FROM c{i} t, c{i} u)")) + " SELECT count(*) FROM c20");
        AssertRefused("FROM " + string.Join(", ", Enumerable.Range(0, 100).Select(i => $"ticks t{i}")));
        AssertRefused($"SELECT '{new string('x', 1_000)}'");
        AssertRefused($"SELECT {string.Concat(Enumerable.Repeat("(", 400))}1{string.Concat(Enumerable.Repeat("+1)", 400))}");
        AssertRefused("SELECT 1" + new string(' ', 20_000));
    }

    [Theory]
    [InlineData("SELECT symbol, count(*) AS n, sum(price * quantity) AS volume, median(price), max_by(price, timestamp) FROM ticks GROUP BY ALL HAVING n > 1 ORDER BY volume DESC LIMIT 5")]
    [InlineData("WITH x AS (SELECT symbol, price FROM ticks WHERE symbol LIKE '%USDT' AND side IN ('buy', 'sell')) SELECT a.symbol, avg(a.price - b.price) FROM x a JOIN x b USING (symbol) GROUP BY ALL")]
    [InlineData("SELECT exchange || '/' || market || '/' || symbol AS name, upper(side), replace(symbol, 'USDT', '') FROM ticks")]
    [InlineData("SELECT time_bucket(INTERVAL 1 minute, timestamp) AS at, row_number() OVER (PARTITION BY symbol ORDER BY timestamp), sum(quantity) OVER w FROM ticks WINDOW w AS (ORDER BY timestamp) QUALIFY row_number() OVER () < 3")]
    [InlineData("SELECT CASE WHEN price > 0 THEN round(price::DOUBLE, 2) ELSE -price END, extract(hour FROM timestamp), timestamp::DATE, strftime(timestamp, '%H:%M'), coalesce(NULL, 1), epoch_ns(timestamp) FROM \"binance/usdm/BTCUSDT\".ticks")]
    [InlineData("SELECT * FROM generate_series(1, 3) t(i) LEFT JOIN ticks ON trade_id = i")]
    [InlineData("SELECT time_bucket(INTERVAL 1 minute, timestamp) AS minute, count(*) FILTER (WHERE side = 'buy') FROM ticks GROUP BY ALL ORDER BY 1")]
    [InlineData("FROM ticks UNION ALL FROM ticks")]
    [InlineData("SELECT DISTINCT ON (symbol) * EXCLUDE (exchange) FROM Ticks ORDER BY timestamp DESC NULLS LAST LIMIT 10%")]
    [InlineData("VALUES (1), (2)")]
    [InlineData("DESCRIBE ticks")]
    [InlineData("SHOW TABLES")]
    [InlineData("SUMMARIZE ticks")]
    [InlineData("EXPLAIN ANALYZE SELECT * FROM ticks")]
    [InlineData("SELECT table_name FROM information_schema.tables")]
    [InlineData("SELECT * FROM candles_1m; -- all of them")]
    [InlineData("SELECT now(), current_date, (SELECT max(timestamp) FROM ticks)")]
    public void What_people_ask_of_trades_runs(string sql) => Assert.NotEmpty(Csv(sql));

    [Fact]
    public void Ready_queries_run_but_for_sizes_of_files_and_texts_of_many_rows()
    {
        var refused = ReadyQuery.All.Where(ready => !Runs(ready.Sql)).Select(ready => ready.Name);
        Assert.Equal(["contributions_by_strategy", "multi_strategy_positions", "storage_sizes"], refused);
    }

    [Fact]
    public void What_takes_memory_that_the_database_does_not_count_is_ended()
    {
        var time = Stopwatch.StartNew();
        var error = Assert.Throws<StoreException>(() => Csv("SELECT mode(range) FROM range(3000000000)"));
        Assert.Contains("was ended", error.Message);
        Assert.True(time.Elapsed.TotalSeconds < 2 * Seconds, $"{time.Elapsed}");
    }

    private void AssertRefused(string sql)
    {
        var time = Stopwatch.StartNew();
        var refused = Assert.Throws<StoreException>(() => Csv(sql));
        Assert.True(refused.IsBadQuery, refused.Message);
        if (!sql.Contains(_folder.Directory, StringComparison.Ordinal)) Assert.DoesNotContain(_folder.Directory, refused.Message);
        Assert.True(time.Elapsed.TotalSeconds < Seconds, $"{time.Elapsed}");
    }

    private bool Runs(string sql)
    {
        try
        {
            Csv(sql);
            return true;
        }
        catch (StoreException error) when (error.IsBadQuery)
        {
            return false;
        }
    }

    private string Csv(string sql)
    {
        using var rows = _query.Run(sql);
        using var output = new MemoryStream();
        rows.Write(QueryFormat.Csv, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
