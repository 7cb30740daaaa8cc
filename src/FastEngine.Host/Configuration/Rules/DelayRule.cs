using FastEngine.Simulation.Models.Delays;

namespace FastEngine.Host.Configuration;

/// <summary>A lognormal delay has a median above 0 and a 99th percentile not below it; a calibrated one has a file.</summary>
/// <param name="kind">Of the four.</param>
public sealed class DelayRule(DelayKind kind) : IConfigRule
{
    private static PaperDelayKnobs Delays => Configuration.Knobs.Paper.Delays;

    private ChoiceKnob<DelayModelKind> Model => Delays.Models[(int)kind];

    private DurationKnob P99 => Delays.P99[(int)kind];

    private DurationKnob Median => Delays.Latencies[(int)kind];

    public IReadOnlyList<Knob> Knobs => [Model, P99, Median, Delays.File];

    public string? Check(ResolvedConfig config) => config.Get(Model) switch
    {
        DelayModelKind.Lognormal when config.Get(Median) == 0 => $"{Model.Key} is lognormal, and its median {Median.Key} is 0",
        DelayModelKind.Lognormal when config.Get(P99) < config.Get(Median) => $"{P99.Key} ({config.TextOf(P99)}) is less than the median {Median.Key} ({config.TextOf(Median)})",
        DelayModelKind.Calibrated when config.Get(Delays.File).Length == 0 => $"{Model.Key} is calibrated, and {Delays.File.Key} names no file; fastengine calibrate makes one",
        _ => null,
    };
}
