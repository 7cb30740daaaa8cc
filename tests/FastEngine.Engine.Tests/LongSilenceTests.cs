using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Signals;
using FastEngine.Trading;

namespace FastEngine.Engine.Tests;

public class LongSilenceTests
{
    private const int Symbols = 3;
    private const long Start = 1_723_075_200L * EngineTime.NsPerSecond;

    [Fact]
    public void Almost_an_hour_of_silence_closes_thousands_of_candles_at_once_and_loses_none()
    {
        var instruments = new InstrumentTable(
        [
            .. Enumerable.Range(0, Symbols).Select(i => new Instrument
            {
                Id = i, Symbol = $"S{i}", Name = $"S{i}", Market = Market.UsdMargined, PriceScale = 2, QuantityScale = 0, Tick = 1, Lot = 1,
            }),
        ]);
        var signals = new SignalOptions { PoolTrades = 64 * 1024, TimeframesNs = [EngineTime.NsPerSecond, 5 * EngineTime.NsPerSecond] };
        var desk = new TradeDesk(new TradingOptions(), instruments, new SilentVenue(), ledgerSlots: 8_192);
        var options = new EngineOptions { Topology = Topology.Fused, OutputRingSize = 1 << 17 };
        using var pipeline = new Pipeline(options, signals, instruments, null, desk);
        for (var id = 0; id < Symbols; id++) Send(pipeline, new Tick { Kind = EventKind.Trade, ExchangeTimeNs = Start, Price = 10_000, Quantity = 1, InstrumentId = id });
        var silenceNs = 59 * EngineTime.NsPerMinute;
        Send(pipeline, new Tick { Kind = EventKind.Clock, ExchangeTimeNs = Start + silenceNs, InstrumentId = -1 });
        for (var id = 0; id < Symbols; id++)
        {
            var (shard, slot) = pipeline.Locate(id);
            Assert.Equal(signals.CandleHistory, shard.Market.Candles.ClosedCount(slot, 0));
            Assert.Equal(Start + silenceNs + EngineTime.NsPerSecond, shard.Market.OpenCandleEndNs(slot));
        }
    }

    private static void Send(Pipeline pipeline, Tick tick)
    {
        Assert.True(pipeline.Inbound[0].TryClaim(1, out var sequence));
        pipeline.Inbound[0][sequence] = tick;
        pipeline.Inbound[0].Publish(sequence);
        Assert.Equal(1, pipeline.FusedShard.DoWork());
    }

    private sealed class SilentVenue : ISteppedVenue
    {
        public long NextReportNs => long.MaxValue;

        public void Submit(in ApprovedOrder order)
        {
        }

        public void Cancel(long order, long timeNs)
        {
        }

        public void OnTrade(in Tick tick, bool isOnTime)
        {
        }

        public void Query(in VenueQuery query)
        {
        }

        public bool TryTake(long dueNs, ref TradeEvent e) => false;
    }
}
