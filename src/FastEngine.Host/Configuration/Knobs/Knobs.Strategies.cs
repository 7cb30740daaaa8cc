using System.Collections.Immutable;
using FastEngine.Signals.Strategies;

namespace FastEngine.Host.Configuration;

public static partial class Knobs
{
    /// <summary>Which strategies look for entries.</summary>
    public static class Strategies
    {
        public static readonly Section Section = new("strategies", "Which strategies look for entries.");

        public static readonly NamesKnob Enabled = Section.Declare(new NamesKnob
        {
            Key = "strategies.enabled", DefaultText = "[four_level]", Known = StrategyRegistry.Names, Noun = "a strategy", Hashed = true,
            Meaning = "Strategies that run, each by its name.",
        });

        /// <summary>One for each strategy that exists; the scripted one, which has a knob of its own below, last.</summary>
        public static readonly ImmutableArray<StrategyLegKnobs> Legs =
        [
            .. StrategyRegistry.Names.OrderBy(name => name == ScriptedStrategy.Key).Select(name => new StrategyLegKnobs(Section, name, PpmStep, MilliStep)),
        ];

        public static readonly PathKnob ScriptedFile = Section.Declare(new PathKnob
        {
            Key = "strategies.scripted.file", DefaultText = "none", Optional = true, Hashed = false,
            Meaning = "CSV of the signals of the scripted strategy: time_ns,symbol,side and, if wanted, price, entry_score, confluence, stop_edge.",
        });
    }
}
