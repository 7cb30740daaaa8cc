using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Feeds.Generation;
using FastEngine.Feeds.Intake;
using FastEngine.Rings;
using FastEngine.Signals;
using FastEngine.Signals.Strategies;
using FastEngine.Trading;
using FastEngine.Venues.Binance;

namespace FastEngine.Host.SelfTest;

/// <summary>From a frame's bytes to an encoded order, in process: parse, intake, ring, windows, decision, chain, sizing, encoding.</summary>
/// <remarks>Signals come by script, both ways in turn, so that each leads to an order: the decision's own cost is that of a script, the rest of
/// the way is the engine's. Each frame is timed alone, from before its parse to the encoded order.</remarks>
internal sealed class OrderTests
{
    private const int Trades = 200_000;
    private const int TradesASignal = 40;
    private const int Passes = 12;
    private const int WarmPasses = 8;
    private const int DiscardEvery = 1_024;
    private const long SpanNs = EngineTime.NsPerMinute;
    private const long IdSpan = 1_000_000_000;

    private readonly SyntheticMarketOptions _market = new()
    {
        Seed = 13, Symbols = SyntheticSymbols.Demo(Market.UsdMargined), MaxTrades = Trades, TradesPerSecond = 5_000,
    };

    private readonly byte[] _lines;
    private readonly InstrumentTable _table;

    public OrderTests()
    {
        _table = SyntheticTicks.TableOf(_market.Symbols);
        using var stream = new MemoryStream();
        new SyntheticTape(new SyntheticTapeOptions { Market = _market }).WriteTo(stream);
        _lines = stream.ToArray();
    }

    public IEnumerable<SelfTestRow> Run(SignalOptions signals, TradingOptions trading)
    {
        var histogram = Measure(signals, trading);
        yield return new("frame to encoded order", histogram.PercentileNs(50), "ns (p50)",
            $"p90 {histogram.PercentileNs(90):N0}, p99 {histogram.PercentileNs(99):N0}, p99.9 {histogram.PercentileNs(99.9):N0}, max {histogram.MaxNs:N0}; {histogram.Count:N0} orders");
    }

    public LatencyHistogram Measure(SignalOptions signals, TradingOptions trading)
    {
        var venue = new EncodingVenue();
        var desk = new TradeDesk(trading, _table, venue, ledgerSlots: 1 << 17);
        var strategy = new AlternatingStrategy(TradesASignal);
        var options = new EngineOptions { Topology = Topology.Fused, OutputRingSize = 1 << 17 };
        using var pipeline = new Pipeline(options, signals with { PoolTrades = 1 << 20 }, _table, () => [strategy], desk);
        var agent = pipeline.FusedShard;
        var ring = pipeline.Inbound[0];
        var intake = new TradeIntake(new IntakeOptions(), _table.Count, 1);
        var parser = new BinanceFrameParser(_table, new SymbolMap([.. _table.All]));
        var histogram = new LatencyHistogram();
        var sequence = 0L;
        var frames = 0L;
        for (var pass = 0; pass < Passes; pass++)
        {
            for (var start = 0; start < _lines.Length;)
            {
                var length = _lines.AsSpan(start).IndexOf((byte)'\n');
                var frame = start + _lines.AsSpan(start).IndexOf((byte)' ') + 1;
                var before = venue.Orders;
                var from = MonotonicClock.Stamp();
                var tick = default(Tick);
                parser.Parse(_lines.AsSpan(frame, start + length - frame), 0, ref tick);

                // The tape again, later: what the runtime compiles anew in the first passes is not the engine's speed.
                tick.ExchangeTimeNs += pass * SpanNs;
                tick.TradeId += pass * IdSpan;
                foreach (ref readonly var e in intake.Accept(in tick, 0))
                {
                    ring.TryClaim(1, out var slot);
                    ring[slot] = e;
                    ring[slot].Sequence = sequence++;
                    ring.Publish(slot);
                }

                agent.DoWork();
                if (venue.Orders != before && pass >= WarmPasses) histogram.Record(MonotonicClock.ElapsedNs(from, venue.EncodedStamp));
                start += length + 1;
                if (++frames % DiscardEvery == 0) pipeline.DiscardOutputs();
            }
        }

        return histogram;
    }

    /// <summary>Signals on every n-th trade of a symbol, long and short in turn.</summary>
    private sealed class AlternatingStrategy(int tradesASignal) : Strategy
    {
        private int[] _trades = [];

        public override string Name => "alternating";

        public override bool OnTrade(int slot, ref SymbolState symbol, in Tick tick)
        {
            var count = ++_trades[slot];
            if (count % tradesASignal != 0) return true;
            var signal = new Signal
            {
                TimeNs = symbol.NowNs, Sequence = tick.Sequence, Decision = count, Price = tick.Price, InstrumentId = tick.InstrumentId, StrategyId = Id,
                Direction = count / tradesASignal % 2 == 0 ? Direction.Long : Direction.Short, EntryScore = 1, Confluence = 4,
            };
            Output.OnSignal(in signal);
            return true;
        }

        protected override void OnAttached() => _trades = new int[Market.Instruments.Length];
    }
}
