using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.State;

namespace FastEngine.Trading;

/// <summary>The levels that were set, one a reason; the highest is in force.</summary>
internal sealed class KillSwitch
{
    public const int Reasons = (int)KillSwitchReason.Signal + 1;
    public const int SnapshotSize = 1 + Reasons;
    private readonly PinnedArray<KillSwitchLevel> _levels = new(Reasons);

    /// <summary>In force.</summary>
    public KillSwitchLevel Level { get; private set; }

    public KillSwitchLevel LevelOf(KillSwitchReason reason) => _levels[(int)reason];

    public void Set(KillSwitchReason reason, KillSwitchLevel level)
    {
        _levels[(int)reason] = level;
        var highest = KillSwitchLevel.None;
        foreach (var other in _levels.AsSpan())
            if (other > highest) highest = other;

        // Once: other threads look at it.
        Level = highest;
    }

    /// <summary>None, or why the level of a reason is not lowered by this origin. Anyone may raise it.</summary>
    public static CommandRefusal WhyNotLowered(KillSwitchReason reason, CommandOrigin origin) => reason switch
    {
        KillSwitchReason.Recovering => origin == CommandOrigin.Recovery ? CommandRefusal.None : CommandRefusal.OnlyRecovery,

        _ => origin == CommandOrigin.Operator ? CommandRefusal.None : CommandRefusal.OnlyOperator,
    };

    public void Write(ref SnapshotWriter writer)
    {
        writer.Put((byte)Reasons);
        foreach (var level in _levels.AsSpan()) writer.Put((byte)level);
    }

    public void Read(ref SnapshotReader reader)
    {
        if (reader.Byte() != Reasons) reader.Fail("other reasons of the kill switch");
        for (var i = 0; i < Reasons; i++) Set((KillSwitchReason)i, (KillSwitchLevel)reader.Byte());
    }
}
