using System.Collections.Immutable;

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
        public static readonly ImmutableArray<StrategyKnobs> Own =
            [.. StrategyRegistry.Modules.Select(module => new StrategyKnobs(Section, module, PpmStep, MilliStep))];

        public static readonly ImmutableArray<StrategyLegKnobs> Legs = [.. Own.Select(own => own.Legs)];

        public static readonly PathKnob ScriptedFile = Section.Declare(new PathKnob
        {
            Key = "strategies.scripted.file", DefaultText = "none", Optional = true, Hashed = false,
            Meaning = "CSV of the signals of the scripted strategy: time_ns,symbol,side and, if wanted, price, entry_score, confluence, stop_edge.",
        });

        /// <summary>Of a strategy that exists.</summary>
        public static StrategyKnobs Of(string name) => Own.First(own => own.Module.Name == name);

        /// <summary>The enabled strategies, and those that they run inside themselves.</summary>
        public static IReadOnlyList<StrategyKnobs> Running(ResolvedConfig config)
        {
            var running = config.Get(Enabled).Select(Of).ToList();
            for (var i = 0; i < running.Count; i++)
            {
                foreach (var name in running[i].Module.Runs(running[i].Values(config)))
                {
                    if (Own.FirstOrDefault(own => own.Module.Name == name) is { } inner && !running.Contains(inner)) running.Add(inner);
                }
            }

            return running;
        }
    }
}
