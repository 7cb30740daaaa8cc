using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Rings;
using FastEngine.Signals;
using FastEngine.Signals.Strategies;
using FastEngine.Trading;
using FastEngine.Trading.Portfolio;
using FastEngine.Trading.Safety;

namespace FastEngine.Benchmarks.Orders;

/// <summary>The whole fused engine: windows, candles, a strategy that fires at every fourth trade both ways in turn, chain, sizing, ledger, encoder.</summary>
internal sealed class EnginePath : IOwnPath
{
    private const int DiscardEvery = 512;
    private const int Whole = 1_000_000;

    private readonly Venue _venue;
    private readonly Pipeline _pipeline;
    private int _rounds;

    public EnginePath(OwnLine line, InstrumentTable table)
    {
        _venue = new Venue(line);
        var trading = new TradingOptions
        {
            FitExposure = true, StartingEquity = 100_000_000 * Money.One, RiskPpm = 1, MarginBufferPpm = 0, TotalExposurePpm = 100 * Whole, SymbolExposurePpm = 100 * Whole,
            Protection = new() { IsEnabled = false }, Dtms = new() { IsEnabled = false },
            Portfolio = new() { Health = HealthOptions.Off, GroupExposurePpm = 100 * Whole }, Safety = SafetyOptions.Off,
        };
        _pipeline = new Pipeline(new EngineOptions { Topology = Topology.Fused, OutputRingSize = 1 << 15, LatencySlots = 1 << 12 }, new SignalOptions { PoolTrades = 1 << 18 }, table,
            () => [new InTurn()], new TradeDesk(trading, table, _venue, ledgerSlots: 1 << 15));
    }

    public SingleProducerRing<Tick> Ring => _pipeline.Inbound[0];

    public IReadOnlyList<PublicationStamps> Stamps => _pipeline.Taps!.Publications;

    public bool Step()
    {
        _venue.HasSent = false;
        _pipeline.FusedShard.DoWork();
        if (++_rounds % DiscardEvery == 0) _pipeline.DiscardOutputs();
        return _venue.HasSent;
    }

    public void Dispose() => _pipeline.Dispose();

    private sealed class InTurn : Strategy
    {
        private const int Every = 4;
        private long _trades;

        public override string Name => "in turn";

        public override bool OnTrade(int slot, ref SymbolState symbol, in Tick tick)
        {
            if (++_trades % Every != 0) return true;
            var signal = new Signal
            {
                TimeNs = symbol.NowNs, Sequence = tick.Sequence, Decision = _trades, Price = tick.Price, InstrumentId = tick.InstrumentId, StrategyId = Id,
                Direction = _trades / Every % 2 == 0 ? Direction.Long : Direction.Short, EntryScore = 1, Confluence = 4, PublishedStamp = tick.Stamp,
            };
            Output.OnSignal(in signal);
            return true;
        }

        protected override void OnAttached()
        {
        }
    }

    // Sends the first order that a frame leads to, and fills all at once: a reversal makes two.
    private sealed class Venue(OwnLine line) : ISteppedVenue
    {
        private readonly Queue<OrderReport> _reports = new(64);

        public bool HasSent { get; set; }

        public long NextReportNs => _reports.Count == 0 ? long.MaxValue : 0;

        public void Submit(in ApprovedOrder order)
        {
            if (!HasSent) line.Send(in order.Terms);
            HasSent = true;
            _reports.Enqueue(new OrderReport
            {
                Order = order.Terms.Order, TimeNs = order.Terms.DecidedNs, VenueTimeNs = order.Terms.DecidedNs, Price = order.Terms.ReferencePrice,
                Quantity = order.Terms.Quantity, Kind = OrderReportKind.Filled,
            });
        }

        public void Cancel(long order, long timeNs)
        {
        }

        public void Query(in VenueQuery query)
        {
        }

        public void OnTrade(in Tick tick, bool isOnTime)
        {
        }

        public bool TryTake(long dueNs, ref Core.Execution.TradeEvent e)
        {
            if (!_reports.TryDequeue(out e.OrderReport)) return false;
            e.Kind = TradeEventKind.OrderReport;
            return true;
        }
    }
}
