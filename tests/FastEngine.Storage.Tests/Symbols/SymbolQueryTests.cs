using System.Text;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Storage.DuckDb;
using FastEngine.Storage.DuckDb.Output;
using FastEngine.Storage.Symbols;
using FastEngine.Storage.Symbols.Rows;

namespace FastEngine.Storage.Tests.Symbols;

public sealed class SymbolQueryTests : IDisposable
{
    private const string Endless = "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE a.range * b.range % 7 = 8";
    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_table_is_the_tables_of_all_symbols_on_stopped_files()
    {
        Fill();
        using var query = SymbolQuery.OpenStopped(_folder.Directory);
        Assert.Equal(["binance/spot/ETHUSDT", "binance/usdm/BTCUSDT", "binance/usdm/ETHUSDT"], query.Symbols().Select(key => key.ToString()));
        Assert.Equal(
            "exchange,market,symbol,n,last,side\nbinance,spot,ETHUSDT,30,29,sell\nbinance,usdm,BTCUSDT,10,9,sell\nbinance,usdm,ETHUSDT,20,19,sell\n",
            Csv(query, "SELECT exchange, market, symbol, count(*) AS n, max(trade_id) AS last, max(side) AS side FROM ticks GROUP BY ALL ORDER BY ALL"));
    }

    [Fact]
    public void A_query_sees_the_symbols_that_it_is_given()
    {
        Fill();
        using var query = SymbolQuery.OpenStopped(_folder.Directory);
        Assert.Equal("n\n50\n", Csv(query, "SELECT count(*) AS n FROM ticks", query.Find("ETHUSDT")));
        Assert.Equal("n\n20\n", Csv(query, "SELECT count(*) AS n FROM ticks", query.Find("usdm/ETHUSDT")));
        Assert.Empty(query.Find("THUSDT"));
    }

    [Fact]
    public void Prices_of_different_scales_stay_exact_beside_each_other()
    {
        Fill();
        using var query = SymbolQuery.OpenStopped(_folder.Directory);
        Assert.Equal("market,symbol,price\nspot,ETHUSDT,0.06\nusdm,BTCUSDT,60000\n",
            Csv(query, "SELECT market, symbol, price FROM ticks WHERE trade_id = 0 AND (market = 'spot' OR symbol = 'BTCUSDT') ORDER BY ALL"));
    }

    [Fact]
    public void Beside_a_writer_a_query_sees_what_was_written_and_no_more()
    {
        using var store = SymbolStore.Open(_folder.Options);
        using var query = store.OpenQuery();
        var btc = store.Register(StoreFolder.Key("BTCUSDT"), StoreFolder.Facts);
        btc.Append(StoreFolder.Tick(1, StoreFolder.Start));
        Assert.True(store.TryFlushAll(0), store.Status.Fault);
        btc.Append(StoreFolder.Tick(2, StoreFolder.Start + 1));
        Assert.Equal("trade_id\n1\n", Csv(query, "SELECT trade_id FROM ticks ORDER BY 1"));
        Assert.True(store.TryFlushAll(0), store.Status.Fault);
        Assert.Equal("trade_id\n1\n2\n", Csv(query, "SELECT trade_id FROM ticks ORDER BY 1"));
    }

    // Files, and the most that a log may have: an eighth of 512 MiB by the files, within 256 KiB and 16 MiB.
    [Theory]
    [InlineData(1, "16.0 MiB")]
    [InlineData(8, "8.0 MiB")]
    [InlineData(128, "512.0 KiB")]
    [InlineData(200, "327.6 KiB")]
    [InlineData(1_000, "327.6 KiB")]
    public void The_more_files_there_are_the_sooner_each_is_written_out_of_memory(int files, string threshold)
    {
        using var store = SymbolStore.Open(_folder.Options with { Files = files });
        using var query = store.OpenQuery();
        store.Register(StoreFolder.Key("BTCUSDT"), StoreFolder.Facts);

        Assert.Equal($"log\n{threshold}\n", Csv(query, "SELECT current_setting('checkpoint_threshold') AS log"));
    }

    [Fact]
    public void An_open_result_does_not_stop_the_writer_and_shows_its_own_moment()
    {
        using var store = SymbolStore.Open(_folder.Options);
        using var query = store.OpenQuery();
        var btc = store.Register(StoreFolder.Key("BTCUSDT"), StoreFolder.Facts);
        for (var i = 0; i < 10_000; i++) btc.Append(StoreFolder.Tick(i, StoreFolder.Start + i));
        Assert.True(store.TryFlushAll(0), store.Status.Fault);
        using var rows = query.Run("SELECT trade_id FROM ticks");
        Assert.True(rows.Result.Read());
        for (var i = 0; i < 10_000; i++) btc.Append(StoreFolder.Tick(i, StoreFolder.Start + i));
        Assert.True(store.TryFlushAll(0), store.Status.Fault);
        var seen = 1;
        while (rows.Result.Read()) seen++;
        Assert.Equal(10_000, seen);
    }

    [Theory]
    [InlineData("DELETE FROM ticks")]
    [InlineData("DELETE FROM \"binance/usdm/BTCUSDT\".ticks")]
    [InlineData("EXPLAIN ANALYZE DELETE FROM \"binance/usdm/BTCUSDT\".ticks")]
    [InlineData("UPDATE \"binance/usdm/BTCUSDT\".progress SET batch = 0")]
    [InlineData("INSERT INTO \"binance/usdm/BTCUSDT\".progress VALUES (1, 1, 1) RETURNING *")]
    [InlineData("WITH x AS (SELECT 1) DELETE FROM \"binance/usdm/BTCUSDT\".ticks")]
    [InlineData("DROP TABLE \"binance/usdm/BTCUSDT\".ticks")]
    [InlineData("CREATE TABLE \"binance/usdm/BTCUSDT\".x AS SELECT 1")]
    [InlineData("DETACH \"binance/usdm/BTCUSDT\"")]
    [InlineData("ATTACH ':memory:' AS other")]
    [InlineData("COPY (SELECT 1) TO 'x.csv'")]
    [InlineData("SET memory_limit = '1GB'")]
    [InlineData("PRAGMA threads = 7")]
    [InlineData("CALL force_checkpoint()")]
    [InlineData("SELECT * FROM force_checkpoint('binance/usdm/BTCUSDT')")]
    [InlineData("SELECT * FROM \"force_checkpoint\" ('binance/usdm/BTCUSDT')")]
    [InlineData("SELECT 1; DELETE FROM \"binance/usdm/BTCUSDT\".ticks")]
    [InlineData("COMMIT; DELETE FROM \"binance/usdm/BTCUSDT\".ticks")]
    [InlineData("LOAD httpfs")]
    [InlineData("EXPORT DATABASE 'x'")]
    [InlineData("SELECT * FROM read_text('/etc/hostname')")]
    [InlineData("EXPLAIN ANALYZE COPY (SELECT 1) TO '{0}/binance/out.csv'")]
    [InlineData("explain (analyze) copy (select 1) to '{0}/binance/out.csv'")]
    [InlineData("EXPLAIN ANALYZE (FORMAT json) COPY (SELECT 1) TO '{0}/binance/out.csv'")]
    [InlineData("/* EXPLAIN SELECT 1 */ EXPLAIN ANALYZE COPY (SELECT 1) TO '{0}/binance/out.csv'")]
    [InlineData("EXPLAIN ANALYZE -- SELECT 1\nCOPY (SELECT 1) TO '{0}/binance/out.csv'")]
    [InlineData("EXPLAIN ANALYZE SELECT 1; COPY (SELECT 1) TO '{0}/binance/out.csv'")]
    [InlineData("EXPLAIN ANALYZE EXPLAIN ANALYZE COPY (SELECT 1) TO '{0}/binance/out.csv'")]
    [InlineData("EXPLAIN ANALYZE PREPARE p AS COPY (SELECT 1) TO '{0}/binance/out.csv'")]
    [InlineData("EXPLAIN ANALYZE EXPORT DATABASE '{0}/binance/out.csv'")]
    [InlineData("EXPLAIN ANALYZE CALL force_checkpoint()")]
    [InlineData("SELECT * FROM force_checkpoint/**/('binance/usdm/BTCUSDT')")]
    [InlineData("SELECT * FROM enable_logging('QueryLog', storage := 'file', storage_path := '{0}/binance/log')")]
    [InlineData("SELECT * FROM read_text('{0}/api-tokens.json')")]
    [InlineData("SELECT * FROM read_blob('{0}/binance/../api-tokens.json')")]
    [InlineData("SELECT * FROM '{0}/api-tokens.json'")]
    [InlineData("SELECT * FROM read_json('{0}/account.duckdb/../api-tokens.json')")]
    [InlineData("SELECT * FROM glob('{0}/*')")]
    public void A_query_cannot_change_or_reach_anything_else(string sql)
    {
        Fill();
        File.WriteAllText(Path.Combine(_folder.Directory, "api-tokens.json"), "[{}]");
        sql = sql.Replace("{0}", _folder.Directory, StringComparison.Ordinal);
        string before, after;
        using (var store = SymbolStore.Open(_folder.Options))
        using (var query = store.OpenQuery())
        {
            before = Csv(query, "SELECT (SELECT count(*) FROM ticks), (SELECT sum(batch) FROM progress)");
            var error = Assert.ThrowsAny<Exception>(() => Csv(query, sql));
            Assert.True(error is StoreException or DuckDbException, error.ToString());
            after = Csv(query, "SELECT (SELECT count(*) FROM ticks), (SELECT sum(batch) FROM progress)");
        }

        Assert.Equal(before, after);
        Assert.False(File.Exists(Path.Combine(_folder.Directory, "binance", "out.csv")));
        Assert.Equal(10, StoreFolder.Count(_folder.PathOf("BTCUSDT"), "ticks"));
    }

    [Theory]
    [InlineData("SELECT 1 AS one")]
    [InlineData("FROM ticks LIMIT 1")]
    [InlineData("VALUES (1)")]
    [InlineData("WITH x AS (SELECT * FROM ticks) SELECT count(*) FROM x")]
    [InlineData("DESCRIBE ticks")]
    [InlineData("SHOW TABLES")]
    [InlineData("SUMMARIZE ticks")]
    [InlineData("EXPLAIN SELECT * FROM ticks")]
    [InlineData("EXPLAIN ANALYZE SELECT * FROM ticks")]
    [InlineData("EXPLAIN (FORMAT json) SELECT * FROM ticks")]
    [InlineData("EXPLAIN (SELECT 1)")]
    [InlineData("PIVOT (SELECT symbol, side FROM ticks) ON side IN ('buy', 'sell') USING count(*)")]
    [InlineData("SELECT * FROM account_snapshots")]
    public void What_only_reads_runs(string sql)
    {
        Fill();
        using var query = SymbolQuery.OpenStopped(_folder.Directory);
        Assert.NotEmpty(Csv(query, sql));
    }

    [Fact]
    public void Show_tables_lists_tables_and_views()
    {
        Fill();
        using var query = SymbolQuery.OpenStopped(_folder.Directory);
        var names = Csv(query, "SHOW TABLES").Split('\n');
        Assert.Contains("ticks", names);
        Assert.Contains("candles_15m", names);
        Assert.Contains("candles", names);
        Assert.Contains("account_snapshots", names);
    }

    [Fact]
    public void A_query_that_takes_too_long_is_ended_and_the_next_one_runs()
    {
        Fill();
        using var query = SymbolQuery.OpenStopped(_folder.Directory, new QueryOptions { TimeoutNs = 200 * EngineTime.NsPerMs });
        var error = Assert.Throws<StoreException>(() => Csv(query, Endless));
        Assert.Contains("0.2 s", error.Message);
        Assert.Equal("one\n1\n", Csv(query, "SELECT 1 AS one"));
    }

    [Fact]
    public void Every_ready_query_says_what_it_shows_and_runs()
    {
        Fill();
        Assert.True(ReadyQuery.All.Count >= 7);
        using var query = SymbolQuery.OpenStopped(_folder.Directory);
        foreach (var ready in ReadyQuery.All)
        {
            Assert.True(ready.Description.Length > 10, ready.Name);
            Assert.Contains('\n', Csv(query, ready.Sql));
            Assert.Same(ready, ReadyQuery.Find(ready.Name));
        }

        Assert.Null(ReadyQuery.Find("nothing"));
    }

    [Fact]
    public void Ready_queries_give_the_right_numbers()
    {
        Fill();
        using var query = SymbolQuery.OpenStopped(_folder.Directory);
        Assert.Equal("strategy,config_type,trades,win_rate,pnl,fees,funding,mean_hold_s\nfour_level,default,2,0,-0.5,0.02,0,1\n",
            Csv(query, ReadyQuery.Find("trades_by_strategy")!.Sql));
        Assert.Equal("symbol,leg,fills,mean_bp\nBTCUSDT,entry,1,10\n", Csv(query, "SELECT symbol, leg, count(*) AS fills, round(avg(slippage_bp), 6) AS mean_bp FROM fill_slippage GROUP BY ALL"));
        Assert.Equal("symbol,timeframe,close\nBTCUSDT,1m,0.02\n", Csv(query, $"SELECT symbol, timeframe, close FROM ({ReadyQuery.Find("latest_candles")!.Sql.TrimEnd().TrimEnd(';')})"));
        // 16 minutes were written; the last quarter of an hour shows.
        Assert.Equal("n\n15\n", Csv(query, $"SELECT count(*) AS n FROM ({ReadyQuery.Find("order_flow_last_15m")!.Sql.TrimEnd().TrimEnd(';')})"));
    }

    [Fact]
    public void Rows_go_to_a_parquet_file_too()
    {
        Fill();
        var path = Path.Combine(_folder.Directory, "out.parquet");
        using (var query = SymbolQuery.OpenStopped(_folder.Directory))
        using (var file = File.Create(path))
            Assert.Equal(60, query.WriteParquet("SELECT * FROM ticks", file));
        using var database = DuckDbDatabase.Open(DuckDbDatabase.InMemory);
        using var connection = database.Connect();
        using var rows = connection.Query($"SELECT count(*), count(DISTINCT market || symbol) FROM '{path}'");
        Assert.True(rows.Read());
        Assert.Equal((60, 3), (rows.GetInt64(0), rows.GetInt64(1)));
    }

    [Fact]
    public void Candles_of_an_unusual_timeframe_are_found_where_they_are()
    {
        Fill();
        using (var store = SymbolStore.Open(_folder.Options))
        {
            store.Register(StoreFolder.Key("BTCUSDT"), StoreFolder.Facts).AppendCandle(15 * EngineTime.NsPerSecond, new CandleRow { OpenTimeNs = StoreFolder.Start });
            Assert.True(store.TryFlushAll(0), store.Status.Fault);
        }

        using var query = SymbolQuery.OpenStopped(_folder.Directory);
        Assert.Equal("symbol\nBTCUSDT\n", Csv(query, "SELECT symbol FROM candles_15s"));
    }

    [Fact]
    public void More_symbols_than_places_are_refused_with_what_to_do()
    {
        Fill();
        using var query = SymbolQuery.OpenStopped(_folder.Directory, new QueryOptions { MaxAttached = 2 });
        var error = Assert.Throws<StoreException>(() => Csv(query, "SELECT count(*) FROM ticks"));
        Assert.Contains("3 symbols", error.Message);
        Assert.Equal("n\n10\n", Csv(query, "SELECT count(*) AS n FROM ticks", query.Find("BTCUSDT")));
        Assert.Equal("n\n20\n", Csv(query, "SELECT count(*) AS n FROM ticks", query.Find("usdm/ETHUSDT")));
        Assert.Equal("n\n30\n", Csv(query, "SELECT count(*) AS n FROM ticks", query.Find("spot/ETHUSDT")));
    }

    [Fact]
    public void A_symbol_that_nothing_was_stored_of_is_an_error_and_makes_no_file()
    {
        using var store = SymbolStore.Open(_folder.Options);
        using var query = store.OpenQuery();
        var error = Assert.Throws<StoreException>(() => Csv(query, "FROM ticks", [StoreFolder.Key("XRPUSDT")]));
        Assert.Contains("nothing was stored of binance/usdm/XRPUSDT", error.Message);
        Assert.False(File.Exists(_folder.PathOf("XRPUSDT")));
    }

    [Fact]
    public void A_directory_without_a_database_says_so()
    {
        using var query = SymbolQuery.OpenStopped(_folder.Directory);
        Assert.Contains("nothing was stored", Assert.Throws<StoreException>(() => Csv(query, "FROM ticks")).Message);
    }

    private static string Csv(SymbolQuery query, string sql, IReadOnlyList<SymbolKey>? symbols = null)
    {
        using var rows = query.Run(sql, symbols);
        using var output = new MemoryStream();
        rows.Write(QueryFormat.Csv, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private void Fill()
    {
        using var store = SymbolStore.Open(_folder.Options);
        var btc = store.Register(StoreFolder.Key("BTCUSDT"), StoreFolder.Facts);
        var eth = store.Register(StoreFolder.Key("ETHUSDT"), StoreFolder.Facts);
        var spot = store.Register(new SymbolKey("binance", "spot", "ETHUSDT"), new SymbolFacts { PriceScale = 8, QuantityScale = 8 });
        for (var i = 0; i < 10; i++) btc.Append(StoreFolder.Tick(i, StoreFolder.Start + i));
        for (var i = 0; i < 20; i++) eth.Append(StoreFolder.Tick(i, StoreFolder.Start + i));
        for (var i = 0; i < 30; i++) spot.Append(StoreFolder.Tick(i, StoreFolder.Start + i));
        btc.AppendCandle(EngineTime.NsPerMinute, new CandleRow { OpenTimeNs = StoreFolder.Start, Close = 1 });
        btc.AppendCandle(EngineTime.NsPerMinute, new CandleRow { OpenTimeNs = StoreFolder.Start + EngineTime.NsPerMinute, Close = 2 });
        for (var i = 0; i < 16; i++) btc.Append(new OrderFlowRow { TimeNs = StoreFolder.Start + i * EngineTime.NsPerMinute, BuyVolume = 1, BuyTrades = 1 });
        btc.Append(StoreFolder.Trade(1, StoreFolder.Start));
        btc.Append(StoreFolder.Trade(2, StoreFolder.Start));
        btc.Append(new OrderRow { Terms = new OrderTerms { Order = 1, ReferencePrice = 1_000_00, Quantity = 1 }, Strategy = "four_level", JournalRecord = 3 });
        btc.Append(new FillRow { Report = new OrderReport { Order = 1, Price = 1_001_00, Quantity = 1 }, JournalRecord = 4 });
        store.Advance(4);
        Assert.True(store.TryFlushAll(0), store.Status.Fault);
    }
}
