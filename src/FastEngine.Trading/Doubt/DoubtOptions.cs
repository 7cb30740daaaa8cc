using FastEngine.Core;

namespace FastEngine.Trading.Doubt;

/// <summary>When the venue is asked what became of an order of which it says nothing.</summary>
public sealed record DoubtOptions
{
    /// <summary>How long an exit may be without the venue's first answer.</summary>
    public long ExitAfterNs { get; init; } = 3 * EngineTime.NsPerSecond;

    /// <summary>Likewise an entry or a hedge.</summary>
    public long EntryAfterNs { get; init; } = 3 * EngineTime.NsPerSecond;

    /// <summary>How long nothing may be told of an order that the venue has accepted and not finished: reports of it may be lost. 0: for ever.</summary>
    public long SilentAfterNs { get; init; } = 10 * EngineTime.NsPerSecond;

    /// <summary>How often a question without an answer is asked again.</summary>
    public long RepeatNs { get; init; } = EngineTime.NsPerSecond;

    /// <summary>Period in which the live orders are looked at.</summary>
    public long CheckPeriodNs { get; init; } = 250 * EngineTime.NsPerMs;

    /// <summary>Throws on a value that no configuration may have.</summary>
    internal void Check()
    {
        Within(ExitAfterNs, EngineTime.NsPerMs, EngineTime.NsPerHour, nameof(ExitAfterNs));
        Within(EntryAfterNs, EngineTime.NsPerMs, EngineTime.NsPerHour, nameof(EntryAfterNs));
        Within(SilentAfterNs, 0, 24 * EngineTime.NsPerHour, nameof(SilentAfterNs));
        Within(RepeatNs, EngineTime.NsPerMs, EngineTime.NsPerHour, nameof(RepeatNs));
        Within(CheckPeriodNs, EngineTime.NsPerMs, EngineTime.NsPerHour, nameof(CheckPeriodNs));
    }

    private static void Within(long value, long least, long most, string name)
    {
        if (value < least || value > most) throw new ArgumentOutOfRangeException(name, value, $"must be {least} to {most}");
    }
}
