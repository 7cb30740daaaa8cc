using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Storage.DuckDb;
using FastEngine.Storage.Symbols;
using FastEngine.Storage.Symbols.Rows;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Storage.Tests.Symbols;

public sealed class RecoveryTests : IDisposable
{
    private static readonly string[] Symbols = ["BTCUSDT", "ETHUSDT", "SOLUSDT"];
    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Reading_the_journal_on_from_the_position_leaves_nothing_out_and_nothing_twice()
    {
        // Each run hands over some records and writes at some of them; the next one reads on from its files as they are at that moment,
        // which is what a killed process leaves behind.
        var runs = Gen.Choose(0, 40).Two().ListOf(4).ToArbitrary();
        Prop.ForAll(runs, stops =>
        {
            const long Records = 60;
            var folder = new StoreFolder();
            foreach (var (length, writeEvery) in stops.Append((1_000, 1)))
            {
                using var before = folder;
                using var store = SymbolStore.Open(folder.Options with { BatchRows = 1 + writeEvery % 4 });
                var writers = Array.ConvertAll(Symbols, symbol => store.Register(StoreFolder.Key(symbol), StoreFolder.Facts));
                var last = Math.Min(Records, store.JournalPosition + length);
                for (var record = store.JournalPosition + 1; record <= last; record++)
                {
                    Assert.True(writers[record * 7 % 3].Append(StoreFolder.Trade(record, StoreFolder.Start + record)));
                    store.Advance(record);
                    if (record % (1 + writeEvery) == 0) store.Flush(record * EngineTime.NsPerSecond);
                }

                if (length == 1_000) Assert.True(store.TryFlushAll(0), store.Status.Fault);
                folder = before.Copy();
            }

            using var end = folder;

            var stored = Symbols.SelectMany(symbol => StoreFolder.Read(folder.PathOf(symbol), "SELECT journal_position FROM trade_executions"))
                .Select(long.Parse).Order().ToArray();
            return stored.AsSpan().SequenceEqual([.. Enumerable.Range(1, (int)Records).Select(i => (long)i)]);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(12));
    }

    [Fact]
    public void A_symbol_without_news_does_not_hold_the_position_back()
    {
        using (var store = SymbolStore.Open(_folder.Options))
        {
            foreach (var symbol in Symbols) store.Register(StoreFolder.Key(symbol), StoreFolder.Facts);
            store.Writers[0].Append(StoreFolder.Trade(5, StoreFolder.Start));
            store.Advance(9);
            Assert.Equal(0, store.JournalPosition);
            Assert.True(store.TryFlushAll(0), store.Status.Fault);
            Assert.Equal(9, store.JournalPosition);
            Assert.Equal(9, store.Writers[0].JournalPosition);
        }

        using var again = SymbolStore.Open(_folder.Options);
        Assert.Equal(9, again.JournalPosition);
        Assert.Equal(9, again.Register(StoreFolder.Key("BTCUSDT"), StoreFolder.Facts).JournalPosition);
        Assert.Equal(0, again.Register(StoreFolder.Key("ETHUSDT"), StoreFolder.Facts).JournalPosition);
    }

    [Fact]
    public void What_waits_is_not_counted_as_consumed()
    {
        using var store = SymbolStore.Open(_folder.Options with { BatchRows = 2, BatchNs = EngineTime.NsPerHour });
        var (btc, eth) = (store.Register(StoreFolder.Key("BTCUSDT"), StoreFolder.Facts), store.Register(StoreFolder.Key("ETHUSDT"), StoreFolder.Facts));
        eth.Append(StoreFolder.Trade(4, StoreFolder.Start));
        btc.Append(StoreFolder.Trade(5, StoreFolder.Start));
        btc.Append(StoreFolder.Trade(6, StoreFolder.Start));
        store.Advance(6);
        store.Flush(1);
        Assert.Equal(6, btc.JournalPosition);
        Assert.Equal(3, store.JournalPosition);
    }

    [Fact]
    public void A_file_of_an_older_version_is_migrated_with_its_own_scales()
    {
        Write(1);
        var path = _folder.PathOf("BTCUSDT");
        Change(path, "DROP TABLE orders; DROP TABLE fills; DROP TABLE positions; DROP TABLE decisions; "
            + "DROP TABLE strategy_positions; DROP TABLE position_contributions; DROP TABLE exchange_positions; "
            + "CREATE TABLE strategy_performance (strategy VARCHAR); UPDATE meta SET schema_version = 1");
        using (var query = SymbolQuery.OpenStopped(_folder.Directory))
        {
            // Read as it is: a reader changes nothing.
            using var rows = query.Run("SELECT count(*) FROM ticks");
            Assert.True(rows.Result.Read());
            Assert.Equal(1, rows.Result.GetInt64(0));
        }

        Write(2);
        Assert.Equal("5|2|3", StoreFolder.Read(path, "SELECT schema_version, price_scale, quantity_scale FROM meta")[0]);
        Assert.Equal("2", StoreFolder.Read(path, "SELECT count(*) FROM ticks")[0]);
        Assert.Equal("0|3", StoreFolder.Read(path, """
            SELECT count(*) FILTER (table_name = 'strategy_performance'),
                count(*) FILTER (table_name IN ('strategy_positions', 'position_contributions', 'exchange_positions')) FROM duckdb_tables()
            """)[0]);
        Assert.Equal("DECIMAL(18,2)", StoreFolder.Read(path, "SELECT data_type FROM duckdb_columns() WHERE table_name = 'orders' AND column_name = 'price'")[0]);
    }

    [Fact]
    public void Fills_of_a_file_without_the_asset_of_fees_are_kept_and_new_ones_say_it()
    {
        var path = _folder.PathOf("BTCUSDT");
        WriteFill(1, FeeAsset.Quote);
        Change(path, "CREATE TABLE older AS SELECT * EXCLUDE (fee_in) FROM fills; DROP TABLE fills; CREATE TABLE fills AS FROM older; DROP TABLE older; UPDATE meta SET schema_version = 3");
        WriteFill(2, FeeAsset.Base);
        Assert.Equal(["1|0.25|NULL|77", "2|0.25|base|77"], StoreFolder.Read(path, "SELECT order_id, fee::DECIMAL(4, 2), coalesce(fee_in::VARCHAR, 'NULL'), trade_id FROM fills ORDER BY 1"));
    }

    [Fact]
    public void Trades_of_a_file_without_funding_are_kept_and_new_ones_say_it()
    {
        var path = _folder.PathOf("BTCUSDT");
        WriteTrade(1, 0);
        Change(path, "CREATE TABLE older AS SELECT * EXCLUDE (funding) FROM trade_executions; DROP TABLE trade_executions; CREATE TABLE trade_executions AS FROM older; DROP TABLE older; "
            + "UPDATE meta SET schema_version = 4");
        WriteTrade(2, FixedPoint.PowerOfTen(18) / 2);
        Assert.Equal(["1|0.01|NULL|-0.25|1", "2|0.01|0.50|-0.25|2"],
            StoreFolder.Read(path, "SELECT position_id, fees::DECIMAL(4, 2), coalesce(funding::DECIMAL(4, 2)::VARCHAR, 'NULL'), pnl::DECIMAL(4, 2), journal_position FROM trade_executions ORDER BY 1"));
    }

    private void WriteTrade(long number, Int128 funding)
    {
        using var store = SymbolStore.Open(_folder.Options);
        store.Register(StoreFolder.Key("BTCUSDT"), StoreFolder.Facts).Append(StoreFolder.Trade(number, StoreFolder.Start) with { Funding = funding });
        store.Advance(number);
        Assert.True(store.TryFlushAll(0), store.Status.Fault);
    }

    private void WriteFill(long number, FeeAsset asset)
    {
        using var store = SymbolStore.Open(_folder.Options);
        var report = new OrderReport { Order = number, Price = 100, Quantity = 5, Fee = 250_000_000_000_000_000, FeeIn = asset, TradeId = 77 };
        store.Register(StoreFolder.Key("BTCUSDT"), StoreFolder.Facts).Append(new FillRow { Report = report, JournalRecord = number });
        store.Advance(number);
        Assert.True(store.TryFlushAll(0), store.Status.Fault);
    }

    [Fact]
    public void A_migration_that_fails_leaves_the_file_as_it_was()
    {
        Write(1);
        var path = _folder.PathOf("BTCUSDT");
        // The first table that version 2 makes can be made, the second cannot.
        Change(path, "DROP TABLE orders; UPDATE meta SET schema_version = 1");
        using (var store = SymbolStore.Open(_folder.Options))
            Assert.Contains("fills", Assert.Throws<StoreException>(() => store.Register(StoreFolder.Key("BTCUSDT"), StoreFolder.Facts)).Message);
        Assert.Equal("1|0", StoreFolder.Read(path, "SELECT schema_version, (SELECT count(*) FROM duckdb_tables() WHERE table_name = 'orders') FROM meta")[0]);
    }

    [Fact]
    public void A_file_of_a_newer_version_is_refused_by_writer_and_reader()
    {
        Write(1);
        Change(_folder.PathOf("BTCUSDT"), "UPDATE meta SET schema_version = 99");
        using (var store = SymbolStore.Open(_folder.Options))
        {
            var error = Assert.Throws<StoreException>(() => store.Register(StoreFolder.Key("BTCUSDT"), StoreFolder.Facts));
            Assert.Contains("schema version 99", error.Message);
            Assert.Contains(_folder.PathOf("BTCUSDT"), error.Message);
        }

        using var query = SymbolQuery.OpenStopped(_folder.Directory);
        Assert.Contains("schema version 99", Assert.Throws<StoreException>(() => query.Run("FROM ticks")).Message);
    }

    [Fact]
    public void A_file_of_finer_scales_takes_coarser_numbers_exactly_and_of_coarser_ones_is_refused()
    {
        using (var store = SymbolStore.Open(_folder.Options))
            store.Register(StoreFolder.Key("BTCUSDT"), new SymbolFacts { PriceScale = 8, QuantityScale = 8 });
        Write(1);
        Assert.Equal("60000.01000000|0.00200000", StoreFolder.Read(_folder.PathOf("BTCUSDT"), "SELECT price, quantity FROM ticks")[0]);
        using var again = SymbolStore.Open(_folder.Options);
        var error = Assert.Throws<StoreException>(() => again.Register(StoreFolder.Key("BTCUSDT"), new SymbolFacts { PriceScale = 9, QuantityScale = 3 }));
        Assert.Contains("8 decimals of a price", error.Message);
    }

    [Fact]
    public void What_is_no_database_of_the_symbol_is_refused_with_its_name()
    {
        var path = _folder.PathOf("BTCUSDT");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, new string('x', 20_000));
        using var store = SymbolStore.Open(_folder.Options);
        Assert.Contains(path, Assert.Throws<StoreException>(() => store.Register(StoreFolder.Key("BTCUSDT"), StoreFolder.Facts)).Message);
        // The others are not concerned.
        Assert.True(store.Register(StoreFolder.Key("ETHUSDT"), StoreFolder.Facts).Append(StoreFolder.Tick(1, 1)));
        Assert.True(store.TryFlushAll(0), store.Status.Fault);

        var moved = _folder.PathOf("SOLUSDT");
        Directory.CreateDirectory(Path.GetDirectoryName(moved)!);
        store.Dispose();
        File.Copy(_folder.PathOf("ETHUSDT"), moved);
        using var again = SymbolStore.Open(_folder.Options);
        Assert.Contains("the database of binance/usdm/ETHUSDT", Assert.Throws<StoreException>(() => again.Register(StoreFolder.Key("SOLUSDT"), StoreFolder.Facts)).Message);
    }

    private void Write(long id)
    {
        using var store = SymbolStore.Open(_folder.Options);
        store.Register(StoreFolder.Key("BTCUSDT"), StoreFolder.Facts).Append(StoreFolder.Tick(id, StoreFolder.Start + id));
        Assert.True(store.TryFlushAll(0), store.Status.Fault);
    }

    private static void Change(string path, string sql)
    {
        using var database = DuckDbDatabase.Open(path);
        using var connection = database.Connect();
        connection.Execute(sql);
    }
}
