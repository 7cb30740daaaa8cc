using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Parts;
using FastEngine.Trading.Positions;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Portfolio;

/// <summary>Acts on the portfolio's health: holds entries, tightens stops, closes the worst.</summary>
internal sealed class HealthMonitor(
    PortfolioOptions options, PortfolioHealth health, OpenSlots slots, Ledger ledger, PositionActions actions)
{
    private const double Same = 1e-9;

    // How many thresholds the score is below.
    private int _level;
    private double _writtenScore = 100;
    private long _writtenNs;
    private int _writtenPositions;

    public const int SnapshotSize = 1 + 2 * sizeof(double) + sizeof(long) + sizeof(int);

    public double Score { get; private set; } = 100;

    public bool HoldsNewEntries => _level >= HealthOptions.HoldsEntries;

    public void Evaluate(long nowNs)
    {
        var now = health.Measure(nowNs);
        Score = now.Score;
        if (Math.Abs(Score - _writtenScore) > Same || now.Positions != _writtenPositions
            || (now.Positions > 0 && nowNs - _writtenNs >= EngineTime.NsPerMinute))
        {
            _writtenPositions = now.Positions;
            _writtenScore = Score;
            _writtenNs = nowNs;
            ledger.Health(in now);
        }

        var level = options.Health.LevelOf(Score);
        for (var crossed = _level + 1; crossed <= level; crossed++) Say(KindOf(crossed), LimitOf(crossed));
        if (level == 0 && _level > 0) Say(RiskEventKind.HealthRestored, LimitOf(HealthOptions.HoldsEntries));
        var isNew = level > _level;
        _level = level;
        if (level < HealthOptions.Tightens) slots.ClearAll(SlotMarks.Tightened);
        else TightenAll();
        if (level >= HealthOptions.Closes) CloseWorst(isNew);
    }

    public void Write(ref SnapshotWriter writer)
    {
        writer.Put((byte)_level);
        writer.Put(Score);
        writer.Put(_writtenScore);
        writer.Put(_writtenNs);
        writer.Put(_writtenPositions);
    }

    public void Read(ref SnapshotReader reader)
    {
        _level = reader.Byte();
        Score = reader.Double();
        _writtenScore = reader.Double();
        _writtenNs = reader.Int64();
        _writtenPositions = reader.Int32();
    }

    // Each position once while the score is low: from there the stop trails as ever.
    private void TightenAll()
    {
        for (var slot = 0; slot < slots.End; slot++)
            if (slots.IsOpen(slot) && slots.Mark(slot, SlotMarks.Tightened)) actions.TightenTo(slot, options.TightStopPpm, StopCause.Health);
    }

    // The next ones only when those before are gone and the score is still as low.
    private void CloseWorst(bool isNew)
    {
        for (var slot = 0; slot < slots.End; slot++)
            if (slots.IsOpen(slot) && slots.Has(slot, SlotMarks.Closed) && !slots.IsFree(slot)) return;
        for (var closed = 0; closed < options.Health.ClosesWorst; closed++)
        {
            var worst = Worst();
            if (worst < 0) return;
            if (closed == 0 && !isNew) Say(RiskEventKind.HealthCloses, options.Health.ClosesBelow);
            slots.Mark(worst, SlotMarks.Closed);
            actions.Close(worst, ExitReason.Health);
        }
    }

    // Of those equally bad the older one.
    private int Worst()
    {
        var worst = -1;
        Int128 least = 0;
        for (var slot = 0; slot < slots.End; slot++)
        {
            if (!slots.IsFree(slot)) continue;
            var result = health.UnrealisedOf(in slots[slot]);
            if (worst >= 0 && (result > least || (result == least && slots[slot].PositionId > slots[worst].PositionId))) continue;
            (worst, least) = (slot, result);
        }

        return worst;
    }

    private double LimitOf(int level) => level switch
    {
        HealthOptions.HoldsEntries => options.Health.HoldsEntriesBelow,
        HealthOptions.Tightens => options.Health.TightensBelow,
        _ => options.Health.ClosesBelow,
    };

    private static RiskEventKind KindOf(int level) => level switch
    {
        HealthOptions.HoldsEntries => RiskEventKind.HealthHoldsEntries,
        HealthOptions.Tightens => RiskEventKind.HealthTightens,
        _ => RiskEventKind.HealthCloses,
    };

    private void Say(RiskEventKind kind, double limit) =>
        ledger.Risk(new RiskEvent { Kind = kind, InstrumentId = -1, OtherInstrumentId = -1, Measured = Score, Limit = limit });
}
