using FastEngine.Core.Execution;
using FastEngine.Trading.State;

namespace FastEngine.Trading;

/// <summary>The options that change while the stage runs; they begin as configured.</summary>
internal sealed class LiveLimits(TradingOptions options)
{
    public const int SnapshotSize = 5 * sizeof(int);

    public int RiskPpm { get; private set; } = options.RiskPpm;

    public int MaxPositions { get; private set; } = options.MaxPositions;

    public int TotalExposurePpm { get; private set; } = options.TotalExposurePpm;

    public int SymbolExposurePpm { get; private set; } = options.SymbolExposurePpm;

    public int Leverage { get; private set; } = options.Leverage;

    /// <summary>Least and most of a knob; (0, 0) of one that there is not.</summary>
    public static (int Least, int Most) RangeOf(LiveKnob knob, TradingOptions options) => knob switch
    {
        LiveKnob.RiskPpm => (1, options.MaxRiskPpm),
        LiveKnob.MaxPositions => (1, options.Capacity),
        LiveKnob.TotalExposurePpm or LiveKnob.SymbolExposurePpm => (1, TradingOptions.MostExposurePpm),
        LiveKnob.Leverage => (1, TradingOptions.MaxLeverage),
        _ => default,
    };

    public (int Least, int Most) RangeOf(LiveKnob knob) => RangeOf(knob, options);

    public int this[LiveKnob knob]
    {
        get => knob switch
        {
            LiveKnob.RiskPpm => RiskPpm,
            LiveKnob.MaxPositions => MaxPositions,
            LiveKnob.TotalExposurePpm => TotalExposurePpm,
            LiveKnob.SymbolExposurePpm => SymbolExposurePpm,
            LiveKnob.Leverage => Leverage,
            _ => 0,
        };
        set
        {
            switch (knob)
            {
                case LiveKnob.RiskPpm:
                    RiskPpm = value;
                    break;
                case LiveKnob.MaxPositions:
                    MaxPositions = value;
                    break;
                case LiveKnob.TotalExposurePpm:
                    TotalExposurePpm = value;
                    break;
                case LiveKnob.SymbolExposurePpm:
                    SymbolExposurePpm = value;
                    break;
                case LiveKnob.Leverage:
                    Leverage = value;
                    break;
            }
        }
    }

    public void Write(ref SnapshotWriter writer)
    {
        for (var knob = LiveKnob.RiskPpm; knob <= LiveKnob.Leverage; knob++) writer.Put(this[knob]);
    }

    /// <summary>As they were, also beyond a range that was narrowed since: who narrowed it sets the knob as well.</summary>
    public void Read(ref SnapshotReader reader)
    {
        for (var knob = LiveKnob.RiskPpm; knob <= LiveKnob.Leverage; knob++)
        {
            var value = reader.Int32();
            if (value < 1) reader.Fail($"{knob} is {value}");
            else this[knob] = value;
        }
    }
}
