using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Safety;

/// <summary>Trips when the equity with marks has lost a part of what it was at the start of the period, a UTC day or hour; the next period resets it.</summary>
internal sealed class PeriodLoss(KillSwitchReason reason, long periodNs, int limitPpm, TriggerBoard board)
{
    public const int SnapshotSize = 16 + sizeof(long) + 1;
    private const int Whole = 1_000_000;

    private Int128 _first;
    private bool _isTripped;

    /// <summary>Equity at its start.</summary>
    public Int128 First => _first;

    /// <summary>When the next period begins; 0 before the first event.</summary>
    public long EndNs { get; private set; }

    /// <summary>Lost since the start of the period, ppm rounded towards zero; negative for a gain.</summary>
    public long LossPpm(Int128 equity) => _first > 0 ? (long)((_first - equity) * Whole / _first) : 0;

    /// <summary>Whether the loss is at or beyond a part of the first equity; exact.</summary>
    public bool HasLost(Int128 equity, int partPpm) => _first > 0 && (_first - equity) * Whole >= _first * partPpm;

    /// <summary>Begins the period of this time, unless it has begun.</summary>
    public bool Roll(long nowNs, Int128 equity)
    {
        if (nowNs < EndNs) return false;
        EndNs = EngineTime.NextMultiple(nowNs, periodNs);
        var loss = LossPpm(equity);
        _first = equity;
        if (!_isTripped) return true;
        _isTripped = false;
        board.Reset(reason, loss, limitPpm);
        return true;
    }

    public void Look(Int128 equity)
    {
        if (_isTripped || limitPpm == 0 || !HasLost(equity, limitPpm)) return;
        _isTripped = true;
        board.Trip(reason, LossPpm(equity), limitPpm);
    }

    public void Write(ref SnapshotWriter writer)
    {
        writer.Put(_first);
        writer.Put(EndNs);
        writer.Put(_isTripped);
    }

    public void Read(ref SnapshotReader reader)
    {
        _first = reader.Int128();
        EndNs = reader.Int64();
        _isTripped = reader.Bool();
    }
}
