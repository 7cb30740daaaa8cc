using FastEngine.Core.Execution;
using FastEngine.Trading.Execution;

namespace FastEngine.Host.Configuration;

public static partial class Knobs
{
    /// <summary>How approved entries are worked.</summary>
    public static class Execution
    {
        public static readonly Section Section = new("execution", "How approved entries are worked at the venue. Exits always go to market at once.");

        public static readonly ChoiceKnob<EntryStyle> Style = Section.Declare(new ChoiceKnob<EntryStyle>
        {
            Key = "execution.style", DefaultText = "market", Hashed = true, Added = true,
            Meaning = "One order at market, a post-only one at the touch, an immediate one, slices in time or by volume, or the choice of the engine.",
        });

        public static readonly DurationKnob PostOnlyWait = Section.Declare(new DurationKnob
        {
            Key = "execution.post_only.wait", DefaultText = "3s", Range = DurationRange.Of("10ms", "1h", "1ms"), Hashed = true, Added = true,
            Meaning = "How long a post-only order waits at the touch.",
        });

        public static readonly DecimalKnob PostOnlyMove = Section.Declare(new DecimalKnob
        {
            Key = "execution.post_only.move_pct", DefaultText = "0.05", Unit = "%", Min = 0m, Max = 100m, Step = PpmStep, Hashed = true, Added = true,
            Meaning = "It waits no longer when the price has run away so far from where it was decided; seen at candle closes and checks. 0 for never.",
        });

        public static readonly BooleanKnob PostOnlyFallback = Section.Declare(new BooleanKnob
        {
            Key = "execution.post_only.fallback", DefaultText = "true", Hashed = true, Added = true,
            Meaning = "Whether what has not filled then goes to market; else it is given up.",
        });

        public static readonly DecimalKnob IocTolerance = Section.Declare(new DecimalKnob
        {
            Key = "execution.ioc.tolerance_pct", DefaultText = "0.01", Unit = "%", Min = 0m, Max = 100m, Step = PpmStep, Hashed = true, Added = true,
            Meaning = "How far beyond the touch an immediate order may fill; the rest of it is given up.",
        });

        public static readonly IntegerKnob Slices = Section.Declare(new IntegerKnob
        {
            Key = "execution.slices.count", DefaultText = "6", Min = 1, Max = ExecutionOptions.MostSlices, Hashed = true, Added = true,
            Meaning = "Slices of an entry over time, fewer where they would be too small for the venue.",
        });

        public static readonly DurationKnob SliceSpan = Section.Declare(new DurationKnob
        {
            Key = "execution.slices.span", DefaultText = "30s", Range = DurationRange.Of("100ms", "1d", "1ms"), Hashed = true, Added = true,
            Meaning = "Time that they are spread over.",
        });

        public static readonly ChoiceKnob<Urgency> SmartUrgency = Section.Declare(new ChoiceKnob<Urgency>
        {
            Key = "execution.smart.urgency", DefaultText = "medium", Hashed = true, Added = true,
            Meaning = "The engine's choice: high goes to market, low waits, medium takes tight spreads at once and waits at wide ones.",
        });

        public static readonly DecimalKnob SmartTight = Section.Declare(new DecimalKnob
        {
            Key = "execution.smart.tight_pct", DefaultText = "0.002", Unit = "%", Min = 0m, Max = 100m, Step = PpmStep, Hashed = true, Added = true,
            Meaning = "Spread up to which it is tight.",
        });

        public static readonly DecimalKnob SmartLarge = Section.Declare(new DecimalKnob
        {
            Key = "execution.smart.large_usd", DefaultText = "0", Unit = "quote currency", Min = 0m, Max = 1_000_000_000m, Step = CentStep, Hashed = true, Added = true,
            Meaning = "Entries from here on are sliced, unless the urgency is high; 0 for none.",
        });
    }
}
