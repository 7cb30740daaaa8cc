using FastEngine.Signals.Strategies;

namespace FastEngine.Host.Configuration;

/// <summary>The scripted strategy has a script.</summary>
public sealed class ScriptedFileRule : IConfigRule
{
    public IReadOnlyList<Knob> Knobs { get; } = [Configuration.Knobs.Strategies.Enabled, Configuration.Knobs.Strategies.ScriptedFile];

    public string? Check(ResolvedConfig config) =>
        config.Get(Configuration.Knobs.Strategies.Enabled).Contains(ScriptedStrategy.Key)
        && config.Get(Configuration.Knobs.Strategies.ScriptedFile).Length == 0
            ? $"the strategy {ScriptedStrategy.Key} is enabled, and strategies.scripted.file names no file for it"
            : null;
}
