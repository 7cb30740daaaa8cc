using FastEngine.Core;
using FastEngine.Storage.Symbols;
using FastEngine.Storage.Symbols.Rows;

namespace FastEngine.Storage.Tests.Symbols;

public sealed class RetentionTests : IDisposable
{
    private const long Minute = EngineTime.NsPerMinute;
    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_table_keeps_what_the_design_says()
    {
        // Two hours, a row a minute in each table.
        Run(_folder.Options, minutes: 120);
        var path = _folder.PathOf("BTCUSDT");
        // Newest is minute 119; ticks were looked through at the multiple of five minutes that it passed last (115), candles at 105.
        Assert.Equal("100|119", Range(path, "ticks"));
        Assert.Equal("100|119", Range(path, "order_flow"));
        Assert.Equal("100|119", Range(path, "market_profile"));
        Assert.Equal("100|119", Range(path, "decisions"));
        Assert.Equal("89|119", Range(path, "candles_1m"));
        Assert.Equal("40|115", Range(path, "candles_5m"));
        Assert.Equal("30|105", Range(path, "candles_15m"));
        Assert.Equal("0|119", Range(path, "orders"));
        Assert.Equal("0|119", Range(path, "fills"));
        Assert.Equal("0|119", Range(path, "trade_executions"));
    }

    [Fact]
    public void Keep_everything_keeps_everything()
    {
        Run(_folder.Options with { Retention = RetentionOptions.KeepEverything }, minutes: 120);
        var path = _folder.PathOf("BTCUSDT");
        foreach (var table in new[] { "ticks", "order_flow", "market_profile", "decisions", "candles_1m", "orders", "fills", "trade_executions" })
            Assert.Equal("0|119", Range(path, table));
        Assert.Equal(120, StoreFolder.Count(path, "supply_demand_zones"));
        Assert.Equal(120, StoreFolder.Count(path, "fair_value_gaps"));
    }

    [Fact]
    public void Broken_zones_and_filled_gaps_go_as_they_are_written_and_the_newest_fifty_zones_stay()
    {
        Run(_folder.Options, minutes: 120);
        var path = _folder.PathOf("BTCUSDT");
        Assert.Equal("0", StoreFolder.Read(path, "SELECT count(*) FROM supply_demand_zones WHERE status = 'broken'")[0]);
        // Every third is broken. At minute 115 the newest 50 of the others stayed (41, 43, ... 115), and three came since.
        Assert.Equal("53|41", StoreFolder.Read(path, "SELECT count(*), min(zone_id) FROM supply_demand_zones")[0]);
        // Every other one is filled.
        Assert.Equal("60|1", StoreFolder.Read(path, "SELECT count(*), min(fvg_id) FROM fair_value_gaps")[0]);
    }

    [Fact]
    public void A_gap_that_is_never_filled_goes_after_a_day_and_a_zone_that_breaks_later_goes_then()
    {
        using (var store = SymbolStore.Open(_folder.Options))
        {
            var btc = store.Register(StoreFolder.Key("BTCUSDT"), StoreFolder.Facts);
            btc.Append(Gap(1, StoreFolder.Start));
            btc.Append(Gap(2, StoreFolder.Start + 2 * EngineTime.NsPerHour));
            btc.Append(Zone(1, StoreFolder.Start, ZoneStatus.Fresh));
            btc.Append(Zone(2, StoreFolder.Start, ZoneStatus.Tested));
            Write(store, 0);
            btc.Append(Zone(2, StoreFolder.Start, ZoneStatus.Broken));
            btc.Append(StoreFolder.Tick(1, StoreFolder.Start + 25 * EngineTime.NsPerHour));
            Write(store, 1);
        }

        var path = _folder.PathOf("BTCUSDT");
        Assert.Equal(["2"], StoreFolder.Read(path, "SELECT fvg_id FROM fair_value_gaps"));
        Assert.Equal(["1"], StoreFolder.Read(path, "SELECT zone_id FROM supply_demand_zones"));
    }

    [Fact]
    public void Closed_trades_go_only_once_they_are_confirmed_elsewhere()
    {
        using (var store = SymbolStore.Open(_folder.Options))
        {
            var btc = store.Register(StoreFolder.Key("BTCUSDT"), StoreFolder.Facts);
            for (var record = 1; record <= 10; record++) btc.Append(StoreFolder.Trade(record, StoreFolder.Start));
            store.Advance(10);
            Write(store, 0);
            btc.Append(StoreFolder.Tick(1, StoreFolder.Start + 100 * EngineTime.NsPerHour));
            Write(store, Minute);
            Assert.Equal(0, store.Status.RowsExpired);
            btc.ConfirmSynced(4);
            store.Flush(2 * Minute);
            Assert.Equal(4, store.Status.RowsExpired);
            btc.ConfirmSynced(6);
            store.Flush(2 * Minute + 1);
            Assert.Equal(4, store.Status.RowsExpired);
            store.Flush(3 * Minute);
            Assert.Equal(6, store.Status.RowsExpired);
        }

        Assert.Equal("7|10|6", StoreFolder.Read(_folder.PathOf("BTCUSDT"),
            "SELECT min(journal_position), max(journal_position), (SELECT synced_position FROM progress) FROM trade_executions")[0]);
    }

    [Fact]
    public void A_trade_that_is_confirmed_before_it_is_written_goes_too()
    {
        using var store = SymbolStore.Open(_folder.Options);
        var btc = store.Register(StoreFolder.Key("BTCUSDT"), StoreFolder.Facts);
        btc.Append(StoreFolder.Trade(1, StoreFolder.Start));
        store.Advance(1);
        btc.ConfirmSynced(1);
        store.Flush(0);
        Assert.Equal(0, store.Status.RowsWritten);
        Write(store, Minute);
        store.Flush(3 * Minute);
        Assert.Equal(1, store.Status.RowsExpired);
    }

    [Fact]
    public void Candles_of_other_timeframes_expire_by_their_own_option()
    {
        var retention = new RetentionOptions { OtherCandlesNs = 10 * Minute, CandlesEveryNs = Minute };
        using (var store = SymbolStore.Open(_folder.Options with { Retention = retention }))
        {
            var btc = store.Register(StoreFolder.Key("BTCUSDT"), StoreFolder.Facts);
            for (var i = 0; i < 40; i++)
            {
                btc.AppendCandle(30 * EngineTime.NsPerSecond, new CandleRow { OpenTimeNs = StoreFolder.Start + i * Minute });
                Write(store, i);
            }
        }

        Assert.Equal("29|39", Range(_folder.PathOf("BTCUSDT"), "candles_30s"));
    }

    private static void Run(SymbolStoreOptions options, int minutes)
    {
        using var store = SymbolStore.Open(options);
        var btc = store.Register(StoreFolder.Key("BTCUSDT"), StoreFolder.Facts);
        for (var i = 0; i < minutes; i++)
        {
            var time = StoreFolder.Start + i * Minute;
            btc.Append(StoreFolder.Tick(i, time));
            btc.Append(new OrderFlowRow { TimeNs = time });
            btc.Append(new MarketProfileRow { TimeNs = time, TimeframeNs = Minute });
            btc.Append(new DecisionRow { TimeNs = time, Strategy = "s", StopReason = "regime", Outcome = "rejected" });
            btc.AppendCandle(Minute, new CandleRow { OpenTimeNs = time });
            if (i % 5 == 0) btc.AppendCandle(5 * Minute, new CandleRow { OpenTimeNs = time });
            if (i % 15 == 0) btc.AppendCandle(15 * Minute, new CandleRow { OpenTimeNs = time });
            btc.Append(Zone(i, time, i % 3 == 0 ? ZoneStatus.Broken : ZoneStatus.Fresh));
            btc.Append(Gap(i, time) with { FilledNs = i % 2 == 0 ? time : 0 });
            btc.Append(StoreFolder.Trade(i + 1, time));
            btc.Append(new OrderRow { Terms = new() { Order = i, DecidedNs = time }, Strategy = "s", JournalRecord = i + 1 });
            btc.Append(new FillRow { Report = new() { Order = i, TimeNs = time }, JournalRecord = i + 1 });
            store.Advance(i + 1);
            if (i % 5 == 0 || i == minutes - 1) Write(store, i * Minute);
        }
    }

    private static void Write(SymbolStore store, long nowNs)
    {
        Assert.True(store.TryFlushAll(nowNs), store.Status.Fault);
        store.Flush(nowNs);
        Assert.Null(store.Status.Fault);
    }

    private static ZoneRow Zone(long id, long timeNs, ZoneStatus status) =>
        new() { ZoneId = id, TimeframeNs = Minute, FirstSeenNs = timeNs, Status = status };

    private static GapRow Gap(long id, long timeNs) => new() { GapId = id, TimeframeNs = Minute, CreatedNs = timeNs };

    /// <summary>First and last minute of a table's rows.</summary>
    private static string Range(string path, string table) => StoreFolder.Read(path, string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"SELECT (min(epoch_ns(timestamp)) - {StoreFolder.Start}) // {Minute}, (max(epoch_ns(timestamp)) - {StoreFolder.Start}) // {Minute} FROM {table}"))[0];
}
