using FastEngine.Simulation.Models.Delays;

namespace FastEngine.Host.Configuration;

/// <summary>The four delays of the paper venue, each with its model.</summary>
public sealed class PaperDelayKnobs
{
    private static readonly DurationRange Range = DurationRange.Of("0s", "1h", "1us");

    public PaperDelayKnobs(Section section)
    {
        FeedLatency = section.Declare(new DurationKnob
        {
            Key = "paper.feed_latency", DefaultText = "0s", Range = Range, Hashed = true, Added = true,
            Meaning = "By how much later than the exchange the engine has the market data.",
        });
        Models =
        [
            Model(section, "feed", "Delay of market data"), Model(section, "submit", "Delay of orders"),
            Model(section, "ack", "Delay of reports"), Model(section, "cancel", "Delay of cancellations"),
        ];
        P99 = [P99Of(section, "feed"), P99Of(section, "submit"), P99Of(section, "ack"), P99Of(section, "cancel")];
        Seed = section.Declare(new IntegerKnob
        {
            Key = "paper.delays.seed", DefaultText = "1", Min = 0, Max = int.MaxValue, Hashed = true, Added = true,
            Meaning = "Samples of distributed delays follow from it, from the order and the time.",
        });
        File = section.Declare(new DataFileKnob
        {
            Key = "paper.delays.file", DefaultText = "none", Hashed = true, Added = true,
            Meaning = "What fastengine calibrate measured, for delays that are calibrated.",
        });
        MaxAge = section.Declare(new DurationKnob
        {
            Key = "paper.delays.max_age", DefaultText = "90d", Range = DurationRange.Of("0s", "3650d", "1s"), Hashed = false,
            Meaning = "Longest time between the samples of that file and the recording; beyond it the file is stale, and the run refused.",
        });
    }

    public DurationKnob FeedLatency { get; }

    /// <summary>By <see cref="DelayKind"/>.</summary>
    public IReadOnlyList<ChoiceKnob<DelayModelKind>> Models { get; }

    /// <summary>By <see cref="DelayKind"/>.</summary>
    public IReadOnlyList<DurationKnob> P99 { get; }

    /// <summary>The fixed latency, or the median, by <see cref="DelayKind"/>.</summary>
    public IReadOnlyList<DurationKnob> Latencies => [FeedLatency, Knobs.Paper.SubmitLatency, Knobs.Paper.AckLatency, Knobs.Paper.CancelLatency];

    public IntegerKnob Seed { get; }

    public DataFileKnob File { get; }

    public DurationKnob MaxAge { get; }

    public IReadOnlyList<Knob> All => [FeedLatency, .. Models, .. P99, Seed, File, MaxAge];

    private static ChoiceKnob<DelayModelKind> Model(Section section, string name, string what) => section.Declare(new ChoiceKnob<DelayModelKind>
    {
        Key = $"paper.delays.{name}", DefaultText = "fixed", Hashed = true, Added = true,
        Meaning = $"{what}: always paper.{name}_latency; lognormal with that as the median; or calibrated by paper.delays.file.",
    });

    private static DurationKnob P99Of(Section section, string name) => section.Declare(new DurationKnob
    {
        Key = $"paper.delays.{name}_p99", DefaultText = "50ms", Range = Range, Hashed = true, Added = true,
        Meaning = "What one in a hundred exceeds, of a lognormal delay.",
    });
}
