using System.Runtime.CompilerServices;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Exits;

namespace FastEngine.Signals.Strategies;

/// <summary>Buys at the best bid and sells at the best ask of tight, deep and calm markets, and takes the spread; never holds much of either side.</summary>
/// <remarks>Needs quotes. Entries wait at the touch as post-only orders for a while; the target is a limit leg on the other side of the spread.
/// A position whose target does not come, or whose market begins to move, leaves at market.</remarks>
public sealed partial class BidAskBounceStrategy(BidAskBounceOptions options) : Strategy
{
    public const string Key = "bid_ask_bounce";

    private const int Million = 1_000_000;
    private const int MinFlowTrades = 5;
    private const byte PassedAll = 5;

    // What the cancellation of the order before may take: until then the engine would refuse another one.
    private const long CancelNs = 500 * EngineTime.NsPerMs;

    private MidRange _range = new(EngineTime.NsPerSecond, 0);
    private SymbolMemory[] _memories = [];
    private int _flowWindow;

    public override string Name => Key;

    public override bool WantsQuotes => true;

    public override long SizeInBytes => _range.SizeInBytes + (long)_memories.Length * Unsafe.SizeOf<SymbolMemory>();

    protected override void OnAttached()
    {
        var slots = Math.Max(1, Market.Instruments.Length);
        _range = new MidRange(options.RangeWindowNs, slots);
        _memories = new SymbolMemory[slots];
        _flowWindow = Market.Layout.IndexOf(options.FlowWindowNs);
    }

    // Quotes say all that it wants to know.
    public override bool OnTrade(int slot, ref SymbolState symbol, in Tick tick) => false;

    public override Funnel Funnel(int slot, in SymbolState symbol) => _memories[slot].Funnel;

    public override void OnQuote(int slot, ref SymbolState symbol, in Tick quote)
    {
        ref var memory = ref _memories[slot];
        var firstTradeNs = Market.FirstTradeNs(slot);
        if (memory.FirstTradeNs != firstTradeNs)
        {
            // The symbol began, or began anew.
            memory.FirstTradeNs = firstTradeNs;
            _range.Clear(slot);
        }

        var doubledMid = quote.Price + quote.AskPrice;
        _range.Add(slot, symbol.NowNs, doubledMid);
        memory.Funnel.Evaluations++;
        var hasLong = TryFindPosition(slot, Direction.Long, out var held);
        var inventory = hasLong ? ValueOf(slot, in held, doubledMid) : 0;
        if (hasLong) Leave(slot, ref symbol, in held, doubledMid, in quote);
        var hasShort = TryFindPosition(slot, Direction.Short, out held);
        if (hasShort) inventory -= ValueOf(slot, in held, doubledMid);
        if (hasShort) Leave(slot, ref symbol, in held, doubledMid, in quote);
        if (!_range.IsFull(slot) || (symbol.Status & SymbolStatus.Tainted) != 0) return;
        memory.Funnel.Warm++;
        if (!IsGoodMarket(slot, in quote, doubledMid)) return;
        memory.Funnel.Level1++;
        var isBidHeavier = quote.Quantity >= quote.AskQuantity;
        if (!hasLong && inventory < options.MaxInventory && (options.BothSides || (isBidHeavier && !hasShort)))
            Enter(slot, ref symbol, ref memory, in quote, Direction.Long);
        if (!hasShort && inventory > -options.MaxInventory && (options.BothSides || (!isBidHeavier && !hasLong)))
            Enter(slot, ref symbol, ref memory, in quote, Direction.Short);
    }

    // The other side of a one-sided strategy waits until the order of this one has ended.
    private void Enter(int slot, ref SymbolState symbol, ref SymbolMemory memory, in Tick quote, Direction direction)
    {
        var nowNs = symbol.NowNs;
        if (nowNs < memory.NextNs[(int)direction]) return;
        if (IsFlowAgainst(ref symbol, direction, out var flow)) return;
        memory.NextNs[(int)direction] = nowNs + options.OrderLifeNs + CancelNs;
        if (!options.BothSides) memory.NextNs[1 - (int)direction] = memory.NextNs[(int)direction];
        memory.Funnel.Signals++;
        var record = new DecisionRecord
        {
            TimeNs = nowNs, Sequence = quote.Sequence, Decision = ++memory.Decisions, Price = symbol.LastPrice, InstrumentId = quote.InstrumentId, StrategyId = Id,
            Direction = direction, Level = PassedAll, Outcome = DecisionOutcome.Signalled, ImbalanceShort = flow,
            Measured = (quote.AskPrice - quote.Price) * 2.0 * Million / (quote.Price + quote.AskPrice), Threshold = options.MaxSpreadPpm,
        };
        var signal = SignalOf(slot, in symbol, in quote, direction, in record);
        Output.OnSignal(in signal);
        Output.OnDecision(in record);
    }

    private Signal SignalOf(int slot, in SymbolState symbol, in Tick quote, Direction direction, in DecisionRecord record)
    {
        var isLong = direction == Direction.Long;
        var entry = isLong ? quote.Price : quote.AskPrice;
        var least = (long)Int128.Min((Int128)entry * options.TargetPpm / Million, entry / 2);
        var tick = Market.Instruments[slot].Tick;
        least += (tick - least % tick) % tick;
        return new Signal
        {
            TimeNs = record.TimeNs, Sequence = record.Sequence, Decision = record.Decision, Price = symbol.LastPrice, InstrumentId = record.InstrumentId, StrategyId = Id,
            Direction = direction, PublishedStamp = quote.Stamp, LimitPrice = entry, LifeNs = options.OrderLifeNs, Bid = quote.Price, Ask = quote.AskPrice,
            TargetPrice = isLong ? Math.Max(quote.AskPrice, entry + least) : Math.Min(quote.Price, entry - least),
            ZoneEdge = isLong ? entry - (long)((Int128)entry * options.StopPpm / Million) : entry + (long)((Int128)entry * options.StopPpm / Million),
        };
    }

    private bool IsGoodMarket(int slot, in Tick quote, long doubledMid)
    {
        var spread = (Int128)(quote.AskPrice - quote.Price) * 2 * Million;
        if (spread > (Int128)doubledMid * options.MaxSpreadPpm || spread < (Int128)doubledMid * options.MinSpreadPpm) return false;
        var depth = ((double)quote.Price * quote.Quantity + (double)quote.AskPrice * quote.AskQuantity) / (Market.PriceUnits(slot) * Market.QuantityUnits(slot));
        return !Threshold.IsBelow(depth, options.MinDepth) && !IsBeyond(slot, doubledMid, options.MaxRangePpm);
    }

    private bool IsBeyond(int slot, long doubledMid, int ppm) => (Int128)_range.DoubledRange(slot) * Million > (Int128)doubledMid * ppm;

    private bool IsFlowAgainst(ref SymbolState symbol, Direction direction, out double flow)
    {
        Market.Exact.Advance(ref symbol);
        ref var window = ref symbol.Windows[_flowWindow];
        flow = window.Imbalance(Market.Options.ImbalanceCap);
        if (window.Trades < MinFlowTrades) return false;
        return direction == Direction.Long ? Threshold.IsBelow(flow, 1 / options.MaxFlow) : Threshold.IsAbove(flow, options.MaxFlow);
    }

    // What the target did not take: by a move of the market at once, else when it has waited long enough.
    private void Leave(int slot, ref SymbolState symbol, in GuardedPosition position, long doubledMid, in Tick quote)
    {
        if (position.IsExiting) return;
        var heldNs = symbol.NowNs - position.EntryNs;
        if (IsBeyond(slot, doubledMid, options.SpikePpm))
            Output.Close(slot, position.PositionId, _range.DoubledRange(slot) * (double)Million / doubledMid, options.SpikePpm, in quote);
        else if (heldNs >= options.MaxHoldNs)
            Output.Close(slot, position.PositionId, heldNs, options.MaxHoldNs, in quote);
    }

    // Quote currency.
    private double ValueOf(int slot, in GuardedPosition position, long doubledMid) =>
        (double)position.Quantity * doubledMid / 2 / (Market.PriceUnits(slot) * Market.QuantityUnits(slot));

    private struct SymbolMemory
    {
        public long FirstTradeNs;
        public long Decisions;
        public Funnel Funnel;
        public ByDirection NextNs;
    }

    [InlineArray(2)]
    private struct ByDirection
    {
        private long _first;
    }
}
