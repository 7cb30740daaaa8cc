using FastEngine.Core.Execution;
using FastEngine.Trading.Parts;
using FastEngine.Trading.Positions;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Safety;

/// <summary>Acts on the loss since the start of the UTC day, each rung once a day: alert, close the worst half, close all, no entry until midnight.</summary>
internal sealed class DrawdownLadder(
    SafetyOptions options, PeriodLoss day, PositionBook positions, WorstPositions worst, PositionActions actions, Ledger ledger, TriggerBoard board)
{
    public const int SnapshotSize = 1 + sizeof(long);
    private const int Alert = 1;
    private const int Half = 2;
    private const int All = 3;
    private const int Halt = 4;

    // Positions up to this number are to be closed: an exit that failed is tried again. 0 for none.
    private long _closesThrough;

    /// <summary>The last rung of the day; 0 for none.</summary>
    public int Rung { get; private set; }

    /// <summary>A new UTC day.</summary>
    public void OnDay(long lossPpm)
    {
        if (Rung == Halt) board.Reset(KillSwitchReason.Drawdown, lossPpm, options.LadderHaltPpm);
        Rung = 0;
    }

    public void Look(Int128 equity)
    {
        if (_closesThrough > 0) CloseRest();
        for (var rung = Rung + 1; rung <= Halt; rung++)
        {
            var limit = LimitOf(rung);
            if (limit == 0) continue;
            if (!day.HasLost(equity, limit)) return;
            Rung = rung;
            Act(rung, equity, limit);
        }
    }

    private int LimitOf(int rung) => rung switch
    {
        Alert => options.LadderAlertPpm,
        Half => options.LadderHalfPpm,
        All => options.LadderAllPpm,
        _ => options.LadderHaltPpm,
    };

    private void Act(int rung, Int128 equity, int limitPpm)
    {
        worst.Rank();
        var closes = rung switch { Alert => 0, Half => (worst.Count + 1) / 2, _ => worst.Count };
        ledger.Risk(new RiskEvent
        {
            Kind = RiskEventKind.LadderAlert + (byte)(rung - Alert), Measured = day.LossPpm(equity), Limit = limitPpm, Amount = equity, Quantity = closes,
            InstrumentId = -1, OtherInstrumentId = -1,
        });
        if (rung == Halt) board.Trip(KillSwitchReason.Drawdown, day.LossPpm(equity), limitPpm);
        for (var rank = 0; rank < closes; rank++) actions.Close(worst[rank], ExitReason.DrawdownLadder);
        if (rung < All) return;

        // Hedges, and entries that are pending.
        _closesThrough = positions.LastId;
        CloseRest();
    }

    private void CloseRest()
    {
        var isLeft = false;
        for (var slot = 0; slot < positions.End; slot++)
        {
            if (!positions[slot].Counts || positions[slot].PositionId > _closesThrough) continue;
            actions.Close(slot, ExitReason.DrawdownLadder);
            isLeft = true;
        }

        if (!isLeft) _closesThrough = 0;
    }

    public void Write(ref SnapshotWriter writer)
    {
        writer.Put((byte)Rung);
        writer.Put(_closesThrough);
    }

    public void Read(ref SnapshotReader reader)
    {
        Rung = reader.Byte();
        _closesThrough = reader.Int64();
    }
}
