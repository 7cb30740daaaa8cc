using FastEngine.Core.Execution;
using FastEngine.Trading.Positions;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Safety;

/// <summary>Trips at a number of losing trades in a row. A trade is a strategy position that is fully closed, at its net result.</summary>
/// <remarks>Hedges are no trades of their own: what one loses its parent made, and the loss of the day counts both.</remarks>
internal sealed class LosingStreak(int limit, TriggerBoard board)
{
    public const int SnapshotSize = sizeof(int) + 1;

    private int _losses;
    private bool _isTripped;

    public void OnClosed(in StrategyPosition position)
    {
        if (limit == 0 || position.IsHedge || position.StrategyId == ReservedStrategies.Unattributed) return;
        if (position.Realised > 0) _losses = 0;
        if (position.Realised >= 0) return;
        _losses++;
        if (_isTripped || _losses < limit) return;
        _isTripped = true;
        board.Trip(KillSwitchReason.ConsecutiveLosses, _losses, limit);
    }

    /// <summary>A person's reset, of this trigger or of all, begins a new streak; nothing else ends it but a profit.</summary>
    public void OnCommand(in Command command)
    {
        if (command.Kind != CommandKind.KillSwitch || command.Origin != CommandOrigin.Operator || command.Value != (long)KillSwitchLevel.None) return;
        if (command.Reason is not (KillSwitchReason.None or KillSwitchReason.ConsecutiveLosses)) return;
        if (_losses > 0) board.Say(RiskEventKind.TriggerReset, KillSwitchReason.ConsecutiveLosses, _losses, limit);
        _losses = 0;
        _isTripped = false;
    }

    public void Write(ref SnapshotWriter writer)
    {
        writer.Put(_losses);
        writer.Put(_isTripped);
    }

    public void Read(ref SnapshotReader reader)
    {
        _losses = reader.Int32();
        _isTripped = reader.Bool();
    }
}
