using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.State;

namespace FastEngine.Trading;

/// <summary>The levels that were set, one a reason; the highest is in force.</summary>
internal sealed class KillSwitch
{
    public const int Reasons = (int)KillSwitchReason.Signal + 1;
    public const int SnapshotSize = 1 + Reasons * (1 + sizeof(long));
    private readonly PinnedArray<KillSwitchLevel> _levels = new(Reasons);
    private readonly PinnedArray<long> _sinceNs = new(Reasons);

    /// <summary>In force.</summary>
    public KillSwitchLevel Level { get; private set; }

    public KillSwitchLevel LevelOf(KillSwitchReason reason) => _levels[(int)reason];

    /// <summary>Trade time of the last change of its level, 0 while there is none.</summary>
    public long SinceNs(KillSwitchReason reason) => _sinceNs[(int)reason];

    public void Set(KillSwitchReason reason, KillSwitchLevel level, long nowNs)
    {
        if (level == KillSwitchLevel.None) _sinceNs[(int)reason] = 0;
        else if (_levels[(int)reason] != level) _sinceNs[(int)reason] = nowNs;
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

        // What a trigger measures passes by itself.
        KillSwitchReason.OrderLatency or KillSwitchReason.DailyLoss or KillSwitchReason.HourlyLoss or KillSwitchReason.FeedSilent or KillSwitchReason.ClockOffset
            or KillSwitchReason.Drawdown => origin is CommandOrigin.Operator or CommandOrigin.Engine ? CommandRefusal.None : CommandRefusal.OnlyOperator,
        _ => origin == CommandOrigin.Operator ? CommandRefusal.None : CommandRefusal.OnlyOperator,
    };

    public void Write(ref SnapshotWriter writer)
    {
        writer.Put((byte)Reasons);
        foreach (var level in _levels.AsSpan()) writer.Put((byte)level);
        foreach (var since in _sinceNs.AsSpan()) writer.Put(since);
    }

    public void Read(ref SnapshotReader reader)
    {
        if (reader.Byte() != Reasons) reader.Fail("other reasons of the kill switch");
        for (var i = 0; i < Reasons; i++) Set((KillSwitchReason)i, (KillSwitchLevel)reader.Byte(), nowNs: 0);
        for (var i = 0; i < Reasons; i++) _sinceNs[i] = reader.Int64();
    }
}
