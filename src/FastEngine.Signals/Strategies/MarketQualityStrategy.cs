using System.Runtime.CompilerServices;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Signals.Decisions;

namespace FastEngine.Signals.Strategies;

/// <summary>Another strategy, let through in good markets alone, and with a size that follows how good they are.</summary>
/// <remarks>Needs quotes. A score of spread, depth, volume and stability is taken once a second. The inner strategy goes on measuring everywhere;
/// its signals are this one's, and so are the positions, whose exits it may ask for in any market.</remarks>
public sealed partial class MarketQualityStrategy(MarketQualityOptions options, Strategy inner) : Strategy, IStrategyOutput
{
    public const string Key = "market_quality";

    private const int Million = 1_000_000;
    private const double MostScore = 100;

    private MidRange _range = new(EngineTime.NsPerSecond, 0);
    private QuoteMeans _means = new(EngineTime.NsPerSecond, 0);
    private SymbolMemory[] _memories = [];
    private int _volumeWindow;

    public override string Name => Key;

    public override bool WantsQuotes => true;

    public override long SizeInBytes =>
        _range.SizeInBytes + _means.SizeInBytes + (long)_memories.Length * Unsafe.SizeOf<SymbolMemory>() + inner.SizeInBytes;

    /// <summary>The last score of a symbol, 0 before the first.</summary>
    public double Score(int slot) => _memories[slot].Score;

    protected override void OnAttached()
    {
        var slots = Math.Max(1, Market.Instruments.Length);
        _range = new MidRange(options.Quality.WindowNs, slots);
        _means = new QuoteMeans(options.Quality.WindowNs, slots);
        _memories = new SymbolMemory[slots];
        _volumeWindow = Market.Layout.IndexOf(options.Quality.VolumeWindowNs);
        AttachInner(inner, this);
    }

    public override bool OnTrade(int slot, ref SymbolState symbol, in Tick tick) => inner.OnTrade(slot, ref symbol, in tick);

    public override Funnel Funnel(int slot, in SymbolState symbol)
    {
        var funnel = inner.Funnel(slot, in symbol);
        funnel.Signals = Math.Max(0, funnel.Signals - _memories[slot].Withheld);
        return funnel;
    }

    public override void OnQuote(int slot, ref SymbolState symbol, in Tick quote)
    {
        ref var memory = ref _memories[slot];
        var firstTradeNs = Market.FirstTradeNs(slot);
        if (memory.FirstTradeNs != firstTradeNs)
        {
            memory = memory with { FirstTradeNs = firstTradeNs, Score = 0, IsGood = false };
            _range.Clear(slot);
            _means.Clear(slot);
        }

        var doubledMid = quote.Price + quote.AskPrice;
        var units = Market.PriceUnits(slot) * Market.QuantityUnits(slot);
        var spreadPpm = (quote.AskPrice - quote.Price) * 2.0 * Million / doubledMid;
        _means.Add(slot, symbol.NowNs, spreadPpm, ((double)quote.Price * quote.Quantity + (double)quote.AskPrice * quote.AskQuantity) / units);
        if (_range.Add(slot, symbol.NowNs, doubledMid) && _range.IsFull(slot)) Judge(slot, ref symbol, ref memory, doubledMid, in quote);
        if (inner.WantsQuotes) inner.OnQuote(slot, ref symbol, in quote);
    }

    void IStrategyOutput.OnSignal(in Signal signal)
    {
        ref var memory = ref _memories[Market.SlotOf(signal.InstrumentId)];
        if (!IsGoodAt(in memory, signal.TimeNs))
        {
            memory.Withheld++;
            return;
        }

        var sized = signal;
        var size = options.LeastSizePpm + (Million - options.LeastSizePpm) * Math.Clamp((memory.Score - options.Threshold) / (MostScore - options.Threshold), 0, 1);
        sized.SizePpm = (int)(size * (signal.SizePpm == 0 ? Million : signal.SizePpm) / Million);
        Output.OnSignal(in sized);
    }

    // What was withheld is told as such.
    void IStrategyOutput.OnDecision(in DecisionRecord record)
    {
        ref readonly var memory = ref _memories[Market.SlotOf(record.InstrumentId)];
        if (record.Outcome != DecisionOutcome.Signalled || IsGoodAt(in memory, record.TimeNs))
        {
            Output.OnDecision(in record);
            return;
        }

        var withheld = record;
        withheld.Outcome = DecisionOutcome.Rejected;
        withheld.Stop = StopReason.Quality;
        withheld.Measured = memory.Score;
        withheld.Threshold = options.Threshold;
        Output.OnDecision(in withheld);
    }

    bool IStrategyOutput.Close(int slot, long positionId, double measured, double threshold, in Tick cause) => Output.Close(slot, positionId, measured, threshold, in cause);

    private void Judge(int slot, ref SymbolState symbol, ref SymbolMemory memory, long doubledMid, in Tick quote)
    {
        var (spreadPpm, depth) = _means.Read(slot, symbol.NowNs);
        memory.JudgedNs = symbol.NowNs;
        if (double.IsNaN(spreadPpm))
        {
            memory.IsGood = false;
            return;
        }

        Market.Exact.Advance(ref symbol);
        Market.Buckets.Advance(ref symbol, slot);
        var volume = (double)symbol.Windows[_volumeWindow].Volume / Market.QuantityUnits(slot) * (doubledMid / 2.0 / Market.PriceUnits(slot));
        memory.Score = QualityScore.Of(options.Quality, spreadPpm, depth, volume, _range.DoubledRange(slot) * (double)Million / doubledMid);
        var least = memory.IsGood ? options.Threshold - options.Hysteresis : options.Threshold;
        memory.IsGood = !Signals.Threshold.IsBelow(memory.Score, least);
    }

    // Where quotes have ended nobody knows how the market is.
    private bool IsGoodAt(in SymbolMemory memory, long timeNs) => memory.IsGood && timeNs - memory.JudgedNs <= options.Quality.WindowNs;

    private record struct SymbolMemory(long FirstTradeNs, double Score, long Withheld, bool IsGood, long JudgedNs);
}
