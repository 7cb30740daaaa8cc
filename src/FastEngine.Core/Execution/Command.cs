namespace FastEngine.Core.Execution;

/// <summary>What a person, a configuration that changed, or the engine's own guards ask of the trade thread: an event like any other, so a replay repeats it.</summary>
public struct Command
{
    /// <summary>Time of the trade thread before it; moves no time.</summary>
    public long TimeNs;

    /// <summary>The level, the knob's new value, or 1 and 0 for on and off; by the kind.</summary>
    public long Value;

    /// <summary>Of a clock's offset, ns.</summary>
    public long Uncertainty;

    /// <summary>The instrument that it is about, -1 for all.</summary>
    public int InstrumentId;

    public CommandKind Kind;
    public CommandOrigin Origin;

    /// <summary>Of a change of configuration.</summary>
    public LiveKnob Knob;

    /// <summary>Of the kill switch.</summary>
    public KillSwitchReason Reason;
}
