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

        public static readonly PathKnob ScriptedFile = Section.Declare(new PathKnob
        {
            Key = "strategies.scripted.file", DefaultText = "none", Optional = true, Hashed = false,
            Meaning = "CSV of the signals of the scripted strategy: time_ns,symbol,side and, if wanted, price, entry_score, confluence, stop_edge.",
        });
    }
}
