using FastEngine.Core;

namespace FastEngine.Host.Drilling.Faults;

/// <summary>How long a drill's parts last, in the drill's own time.</summary>
internal sealed record FaultDrillOptions
{
    /// <summary>Seconds that pass in one of the machine's.</summary>
    public double Speed { get; init; } = 10;

    /// <summary>Everything that happened is told of every seed, well or not.</summary>
    public bool TellsStory { get; init; }

    /// <summary>Until the engine may enter for the first time; nothing goes wrong yet.</summary>
    public long StartNs { get; init; } = EngineTime.NsPerMinute;

    /// <summary>How long things go wrong.</summary>
    public long FaultsNs { get; init; } = 40 * EngineTime.NsPerSecond;

    /// <summary>Afterwards, until engine and venue agree.</summary>
    public long SettleNs { get; init; } = 3 * EngineTime.NsPerMinute;

    /// <summary>For so long they have to agree without a break.</summary>
    public long AgreedNs { get; init; } = EngineTime.NsPerSecond;

    /// <summary>Then, until everything is closed.</summary>
    public long FlatNs { get; init; } = EngineTime.NsPerMinute;

    /// <summary>The longest that a position may be without stops of its whole size at the venue: what protection allows itself, and the time in
    /// which an exit that nobody answers is looked up and sent again.</summary>
    public long NakedNs { get; init; } = 30 * EngineTime.NsPerSecond;
}
