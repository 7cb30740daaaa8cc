using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Signals;
using FastEngine.Signals.Strategies;

namespace FastEngine.Strategies.Tests;

/// <summary>Buys when the price is above everything that the last closed candles saw and buyers are the aggressors.</summary>
public sealed class BreakoutStrategy(int candles, long flowWindowNs, double minFlow) : Strategy
{
    private static readonly IntegerSetting Candles = new("candles", "20", 2, 100, "Closed candles of the fastest timeframe that the price must be above.") { Unit = "candles" };
    private static readonly DurationSetting FlowWindow = new("flow.window", "20s", EngineTime.NsPerSecond, EngineTime.NsPerMinute, EngineTime.NsPerSecond, "Window of the order flow.");
    private static readonly DecimalSetting MinFlow = new("flow.min_ratio", "1.5", 1, 1000, "Least buy over sell volume in it.") { Unit = "x" };

    private int _window;
    private long[] _signalledCandleNs = [];
    private long[] _signals = [];

    public static StrategyModule Module { get; } = new()
    {
        Name = "breakout",
        Settings = [Candles, FlowWindow, MinFlow],
        WindowsNs = settings => [settings.Get(FlowWindow)],
        Read = inputs =>
        {
            var (candles, window, flow) = (inputs.Settings.Get(Candles), inputs.Settings.Get(FlowWindow), (double)inputs.Settings.Get(MinFlow));
            return () => new BreakoutStrategy(candles, window, flow);
        },
    };

    public override string Name => Module.Name;

    // All memory is taken here, before the first trade.
    protected override void OnAttached()
    {
        _window = Market.Layout.IndexOf(flowWindowNs);
        _signalledCandleNs = new long[Market.Instruments.Length];
        _signals = new long[Market.Instruments.Length];
    }

    public override bool OnTrade(int slot, ref SymbolState symbol, in Tick tick)
    {
        // Nothing changes before the next candle closes: it is called again then.
        if (!Market.WarmUp(slot).IsWarm || Market.Candles.ClosedCount(slot, 0) < candles) return false;

        // Once a candle, and not while a position of its own is open.
        var candleNs = Market.OpenCandleEndNs(slot);
        if (_signalledCandleNs[slot] == candleNs || TryFindPosition(slot, Direction.Long, out _)) return true;
        for (var age = 0; age < candles; age++)
        {
            if (tick.Price <= Market.Candles.Closed(slot, 0, age).High) return true;
        }

        Market.Exact.Advance(ref symbol);
        if (symbol.Windows[_window].Imbalance(Market.Options.ImbalanceCap) < minFlow) return true;
        _signalledCandleNs[slot] = candleNs;
        var signal = new Signal
        {
            TimeNs = symbol.NowNs, Sequence = tick.Sequence, Decision = ++_signals[slot], Price = tick.Price, InstrumentId = tick.InstrumentId, StrategyId = Id,
            Direction = Direction.Long, PublishedStamp = tick.Stamp,
        };
        Output.OnSignal(in signal);
        return true;
    }
}
