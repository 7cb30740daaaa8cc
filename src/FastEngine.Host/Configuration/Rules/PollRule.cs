namespace FastEngine.Host.Configuration;

/// <summary>A venue is asked more than once while a position is waited for.</summary>
public sealed class PollRule : IConfigRule
{
    public IReadOnlyList<Knob> Knobs { get; } = [Configuration.Knobs.Protection.Poll, Configuration.Knobs.Protection.Confirm];

    public string? Check(ResolvedConfig config)
    {
        var poll = config.Get(Configuration.Knobs.Protection.Poll);
        var confirm = config.Get(Configuration.Knobs.Protection.Confirm);
        return poll <= confirm
            ? null
            : $"protection.poll ({Duration.Format(poll)}) is longer than protection.confirm ({Duration.Format(confirm)})";
    }
}
