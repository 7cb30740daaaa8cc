using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Storage.Symbols;
using FastEngine.Storage.Symbols.Rows;

namespace FastEngine.Storage.Tests.Symbols;

public sealed class SymbolStoreTests : IDisposable
{
    private const long Second = EngineTime.NsPerSecond;
    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Ticks_lie_in_their_file_in_order_and_exactly()
    {
        using (var store = SymbolStore.Open(_folder.Options))
        {
            var btc = store.Register(StoreFolder.Key("BTCUSDT"), StoreFolder.Facts);
            for (var i = 0; i < 5_000; i++) Assert.True(btc.Append(StoreFolder.Tick(i, StoreFolder.Start + i)));
            Assert.True(store.TryFlushAll(0), store.Status.Fault);
            Assert.Equal(5_000, store.Status.RowsWritten);
        }

        var path = _folder.PathOf("BTCUSDT");
        Assert.Equal("5000|4999|59979.99", StoreFolder.Read(path, "SELECT count(*), max(trade_id), min(price) - 20.01 FROM ticks")[0]);
        Assert.Equal(["TIMESTAMP_NS|TIMESTAMP_NS|BIGINT|DECIMAL(18,2)|DECIMAL(18,3)|ENUM('buy', 'sell')|BOOLEAN"], StoreFolder.Read(path,
            "SELECT typeof(timestamp), typeof(receive_time), typeof(trade_id), typeof(price), typeof(quantity), typeof(side), typeof(late) FROM ticks LIMIT 1"));
        Assert.Equal("60000.09|0.010|sell|true", StoreFolder.Read(path, "SELECT price, quantity, side, late FROM ticks WHERE trade_id = 9")[0]);
        Assert.Equal(Enumerable.Range(0, 5_000).Select(i => $"{i}"), StoreFolder.Read(path, "SELECT trade_id FROM ticks"));
        Assert.Equal($"{StoreFolder.Start + 7}|1500000", StoreFolder.Read(path,
            "SELECT epoch_ns(timestamp), epoch_ns(receive_time) - epoch_ns(timestamp) FROM ticks WHERE trade_id = 7")[0]);
    }

    [Fact]
    public void Every_kind_of_row_reads_back()
    {
        var money = (Int128)FixedPoint.PowerOfTen(18);
        var large = Int128.Parse("12345678901234567890123456789");
        using (var store = SymbolStore.Open(_folder.Options))
        {
            var symbol = store.Register(StoreFolder.Key("BTCUSDT"), StoreFolder.Facts);
            var time = StoreFolder.Start;
            Assert.True(symbol.AppendCandle(60 * Second, new CandleRow { OpenTimeNs = time, Open = 100, High = 120, Low = 90, Close = 110, BuyVolume = large, SellVolume = 1, BuyTrades = 2, SellTrades = 1 }));
            Assert.True(symbol.AppendCandle(15 * Second, new CandleRow { OpenTimeNs = time, Open = 1, High = 2, Low = 1, Close = 2 }));
            Assert.True(symbol.Append(new OrderFlowRow { TimeNs = time, Cvd = -large, BuyVolume = 3_000, SellVolume = 0, BuyTrades = 2, QuantityScale = 3 }));
            Assert.True(symbol.Append(new MarketProfileRow { TimeNs = time, TimeframeNs = 900 * Second, PointOfControl = 100, ValueAreaHigh = 120, ValueAreaLow = 90, Profile = "{\"1.00\":5}" }));
            Assert.True(symbol.Append(new ZoneRow { ZoneId = 1, TimeframeNs = 900 * Second, Direction = Direction.Short, Low = 90, High = 95, Strength = double.NaN, FirstSeenNs = time, Status = ZoneStatus.Fresh }));
            Assert.True(symbol.Append(new GapRow { GapId = 2, TimeframeNs = 60 * Second, Direction = Direction.Long, Low = 90, High = 95, CreatedNs = time, FillPct = 12.5 }));
            Assert.True(symbol.Append(StoreFolder.Trade(1, time)));
            Assert.True(symbol.Append(new OrderRow { Terms = new OrderTerms { Order = 1, Id = new ClientOrderId { RunEpoch = 1, Sequence = 2 }, DecidedNs = time, Quantity = 5, ReferencePrice = 100, Side = Side.Sell, Type = OrderType.StopMarket, Leg = OrderLeg.Exit, Reason = ExitReason.TrailingStop }, Strategy = "four_level", JournalRecord = 1 }));
            Assert.True(symbol.Append(new FillRow { Report = new OrderReport { Order = 1, TimeNs = time, VenueTimeNs = time - 1, Price = 100, Quantity = 5, Fee = money / 100 }, JournalRecord = 1 }));
            Assert.True(symbol.Append(new PositionRow { PositionId = 9, TimeNs = time, EntryTimeNs = time, Strategy = "four_level", Quantity = 5, Cost = money, Fees = 1, JournalRecord = 1 }));
            Assert.True(symbol.Append(new DecisionRow { TimeNs = time, Decision = 1, Strategy = "four_level", Price = 100, Level = 3, StopReason = "cascade_ratio", Outcome = "rejected", Measured = 1.5, Threshold = 2, EntryScore = double.NaN, Confluence = double.NaN }));
            Assert.True(symbol.Append(new DumpDetectionRow { TimeNs = time, DumpType = "volume_reversal", Severity = "warning", Price = 100, Action = "monitor" }));
            Assert.True(store.Account.Append(new AccountRow { TimeNs = time, State = new AccountState { Cash = 10_000 * money, Unrealised = -money, OpenPositions = 1 }, JournalRecord = 1 }));
            Assert.True(store.Account.Append(new PortfolioHealthRow { TimeNs = time, Positions = 1, UnrealisedPnl = -money, HealthScore = 90, MeanBtcCorrelation = double.NaN, Action = "none" }));
            Assert.True(store.Account.Append(new CorrelationRow { TimeNs = time, Symbol = "ETHUSDT", Leader = "BTC", Correlation = 0.9, Window = "24h" }));
            store.Advance(1);
            Assert.True(store.TryFlushAll(0), store.Status.Fault);
        }

        var path = _folder.PathOf("BTCUSDT");
        Assert.Equal("1.00|1.20|0.90|1.10|12345678901234567890123456.790|12345678901234567890123456.789|0.001|3|2|1", StoreFolder.Read(path, "SELECT * EXCLUDE timestamp FROM candles_1m")[0]);
        Assert.Equal("0.02", StoreFolder.Read(path, "SELECT close FROM candles_15s")[0]);
        Assert.Equal("-12345678901234567890123456.789|3.000|0.000|3.000|1.5", StoreFolder.Read(path, "SELECT * EXCLUDE timestamp FROM order_flow")[0]);
        Assert.Equal("15m|1.00|1.20|0.90|{\"1.00\":5}", StoreFolder.Read(path, "SELECT * EXCLUDE timestamp FROM market_profile")[0]);
        Assert.Equal("1|15m|supply|0.90|0.95|0|fresh", StoreFolder.Read(path, "SELECT * EXCLUDE first_seen FROM supply_demand_zones")[0]);
        Assert.Equal("2|1m|bullish|0.90|0.95|12.5", StoreFolder.Read(path, "SELECT * EXCLUDE created_at FROM fair_value_gaps")[0]);
        Assert.Equal("long|60000.000000000000000000|60001.000000000000000000|0.005|-0.250000000000000000|0.010000000000000000|none|true|1",
            StoreFolder.Read(path, "SELECT side, entry_price, exit_price, quantity, pnl, fees, exit_reason, is_last, journal_position FROM trade_executions")[0]);
        Assert.Equal("exit|sell|stop_market|0.005|1.00|trailing_stop|false", StoreFolder.Read(path, "SELECT leg, side, order_type, quantity, price, reference_price, exit_reason, reduce_only FROM orders")[0]);
        Assert.Equal("1|1.00|0.005|0.000|0.010000000000000000|quote|1", StoreFolder.Read(path, "SELECT * EXCLUDE (timestamp, venue_time) FROM fills")[0]);
        Assert.Equal("9|four_level|long|0.005|1.000000000000000000", StoreFolder.Read(path, "SELECT position_id, strategy, side, quantity, cost FROM positions")[0]);
        Assert.Equal("1|0|four_level|long|1.00|3|cascade_ratio|rejected|1.5|2.0", StoreFolder.Read(path, "SELECT * EXCLUDE timestamp FROM decisions")[0]);
        Assert.Equal("volume_reversal|warning|1.00|monitor", StoreFolder.Read(path, "SELECT * EXCLUDE timestamp FROM dump_detections")[0]);
        var account = StoreLayout.AccountPath(_folder.Directory);
        Assert.Equal("9999.000000000000000000|10000.000000000000000000|-1.000000000000000000|0.000000000000000000|1|1", StoreFolder.Read(account, "SELECT * EXCLUDE timestamp FROM account_snapshots")[0]);
        Assert.Equal("1|-1.000000000000000000|90.0|0.0|none", StoreFolder.Read(account, "SELECT * EXCLUDE timestamp FROM portfolio_health_snapshots")[0]);
        Assert.Equal("ETHUSDT|BTC|0.9|24h", StoreFolder.Read(account, "SELECT * EXCLUDE timestamp FROM position_correlations")[0]);
    }

    [Fact]
    public void Batches_are_written_by_size_and_by_age_of_the_callers_clock()
    {
        using var store = SymbolStore.Open(_folder.Options with { BatchRows = 100, BatchNs = 2 * Second });
        var btc = store.Register(StoreFolder.Key("BTCUSDT"), StoreFolder.Facts);
        for (var i = 0; i < 99; i++) btc.Append(StoreFolder.Tick(i, StoreFolder.Start + i));
        Assert.Equal(0, store.Flush(10 * Second));
        Assert.Equal(0, store.Flush(12 * Second - 1));
        Assert.Equal(99, store.Flush(12 * Second));
        for (var i = 0; i < 100; i++) btc.Append(StoreFolder.Tick(i, StoreFolder.Start + i));
        Assert.Equal(100, store.Flush(12 * Second + 1));
        Assert.Equal(2, store.Status.Batches);
    }

    [Fact]
    public void A_hundred_symbols_are_written_at_once_through_ten_places()
    {
        const int Symbols = 100;
        using (var store = SymbolStore.Open(_folder.Options with { MaxAttached = 10 }))
        {
            var writers = Enumerable.Range(0, Symbols).Select(i => store.Register(StoreFolder.Key($"S{i}USDT"), StoreFolder.Facts)).ToArray();
            for (var round = 0; round < 2; round++)
            {
                for (var i = 0; i < 50 * Symbols; i++) Assert.True(writers[i % Symbols].Append(StoreFolder.Tick(i, StoreFolder.Start + i)));
                Assert.True(store.TryFlushAll(0), store.Status.Fault);
            }

            Assert.True(store.Status.Attached <= 10);
            Assert.Equal(2 * 50 * Symbols, store.Status.RowsWritten);
        }

        for (var i = 0; i < Symbols; i++) Assert.Equal("100|50", StoreFolder.Read(_folder.PathOf($"S{i}USDT"), "SELECT count(*), count(DISTINCT trade_id) FROM ticks")[0]);
    }

    [Fact]
    public void Beyond_its_room_ticks_are_dropped_and_counted_and_ledger_rows_still_taken()
    {
        using var store = SymbolStore.Open(_folder.Options with { MaxPendingRows = 1_000 });
        var btc = store.Register(StoreFolder.Key("BTCUSDT"), StoreFolder.Facts);
        var taken = 0;
        for (var i = 0; i < 1_500; i++) taken += btc.Append(StoreFolder.Tick(i, StoreFolder.Start + i)) ? 1 : 0;
        Assert.Equal(1_000, taken);
        Assert.Equal(500, store.Status.RowsDropped);
        Assert.True(btc.Append(StoreFolder.Trade(1, StoreFolder.Start)));
        var record = 2L;
        while (btc.Append(StoreFolder.Trade(record, StoreFolder.Start))) record++;
        Assert.Equal(500, store.Status.RowsDropped);
        store.Advance(record - 1);
        Assert.True(store.TryFlushAll(0), store.Status.Fault);
        Assert.True(btc.Append(StoreFolder.Trade(record, StoreFolder.Start)));
    }

    [Fact]
    public void A_number_that_its_column_has_no_room_for_is_counted_and_left_out()
    {
        using var store = SymbolStore.Open(_folder.Options);
        var btc = store.Register(StoreFolder.Key("BTCUSDT"), StoreFolder.Facts);
        Assert.False(btc.Append(StoreFolder.Tick(1, StoreFolder.Start) with { Price = 1_000_000_000_000_000_000 }));
        Assert.True(btc.Append(StoreFolder.Tick(1, StoreFolder.Start) with { Price = 999_999_999_999_999_999 }));
        Assert.Equal(1, store.Status.RowsUnstorable);
        Assert.True(store.TryFlushAll(0), store.Status.Fault);
    }

    [Fact]
    public void The_last_state_of_a_position_stands_and_a_closed_one_goes()
    {
        using (var store = SymbolStore.Open(_folder.Options))
        {
            var btc = store.Register(StoreFolder.Key("BTCUSDT"), StoreFolder.Facts);
            PositionRow Position(long id, long quantity, long record) => new() { PositionId = id, TimeNs = StoreFolder.Start, Strategy = "s", Quantity = quantity, JournalRecord = record };
            btc.Append(Position(1, 5, 1));
            btc.Append(Position(2, 5, 2));
            store.Advance(2);
            Assert.True(store.TryFlushAll(0), store.Status.Fault);
            btc.Append(Position(1, 3, 3));
            btc.Append(Position(1, 2, 4));
            btc.Append(Position(2, 0, 5));
            store.Advance(5);
            Assert.True(store.TryFlushAll(0), store.Status.Fault);
        }

        Assert.Equal(["1|0.002"], StoreFolder.Read(_folder.PathOf("BTCUSDT"), "SELECT position_id, quantity FROM positions"));
    }

    [Fact]
    public void Symbols_that_differ_by_case_only_are_refused()
    {
        using var store = SymbolStore.Open(_folder.Options);
        store.Register(StoreFolder.Key("BTCUSDT"), StoreFolder.Facts);
        var error = Assert.Throws<StoreException>(() => store.Register(StoreFolder.Key("btcusdt"), StoreFolder.Facts));
        Assert.Contains("case", error.Message);
    }
}
