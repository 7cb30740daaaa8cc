using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Entry;
using FastEngine.Trading.Parts;
using FastEngine.Trading.Positions;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Portfolio;

/// <summary>Acts on positions when a leader has moved against them: once a move, on what is open then.</summary>
/// <remarks>A move is the last price against the highest (a fall) or lowest (a rise) close of the window. With a negative correlation a position
/// follows the leader the other way round, and so does what is against it. An exit that failed is repeated while the move lasts.</remarks>
internal sealed class LeaderMoves(
    PortfolioOptions options, int[] leaders, CloseHistory history, Correlations correlations, OpenSlots slots, AccountBook account, Ledger ledger, PositionActions actions)
{
    private const int Whole = 1_000_000;

    // By leader: whether its fall, or rise, has been acted upon and lasts.
    private readonly PinnedArray<bool> _falls = new(leaders.Length);
    private readonly PinnedArray<bool> _rises = new(leaders.Length);

    // By slot: the position that is to leave, and for which leader's move: its place times the direction; 0 for none.
    private readonly PinnedArray<long> _leaving = new(slots.Capacity);
    private readonly PinnedArray<int> _moves = new(slots.Capacity);

    public int SnapshotSize => 2 * sizeof(int) + leaders.Length * (sizeof(int) + 2) + slots.Capacity * (3 * sizeof(int) + sizeof(long));

    public void Check(long nowNs)
    {
        for (var i = 0; i < leaders.Length; i++) Check(i, nowNs);
    }

    public void OnCandle(int instrumentId, long nowNs)
    {
        for (var i = 0; i < leaders.Length; i++)
            if (leaders[i] == instrumentId) Check(i, nowNs);
    }

    public void Write(ref SnapshotWriter writer)
    {
        writer.Put(leaders.Length);
        for (var i = 0; i < leaders.Length; i++)
        {
            writer.Put(leaders[i]);
            writer.Put(_falls[i]);
            writer.Put(_rises[i]);
        }

        var count = 0;
        for (var slot = 0; slot < slots.End; slot++)
            if (IsLeaving(slot)) count++;
        writer.Put(count);
        for (var slot = 0; slot < slots.End; slot++)
        {
            if (!IsLeaving(slot)) continue;
            writer.Put(slot);
            writer.Put(_leaving[slot]);
            writer.Put(leaders[Math.Abs(_moves[slot]) - 1]);
            writer.Put(Math.Sign(_moves[slot]));
        }
    }

    // What is left over from a position that is gone means nothing; one that is closed for now may be filled again.
    private bool IsLeaving(int slot) => _moves[slot] != 0 && slots[slot].IsUsed && slots[slot].PositionId == _leaving[slot];

    /// <summary>Of the leaders that still are.</summary>
    public void Read(ref SnapshotReader reader)
    {
        _falls.AsSpan().Clear();
        _rises.AsSpan().Clear();
        for (var count = reader.Count(reader.Instruments.Length, "leaders"); count > 0; count--)
        {
            var at = PlaceOf(ref reader);
            var (falls, rises) = (reader.Bool(), reader.Bool());
            if (at < 0) continue;
            _falls[at] = falls;
            _rises[at] = rises;
        }

        _moves.AsSpan().Clear();
        for (var count = reader.Count(slots.Capacity, "positions that leave"); count > 0; count--)
        {
            var slot = reader.Count(slots.Capacity - 1, "slots of positions that leave");
            var position = reader.Int64();
            var at = PlaceOf(ref reader);
            var move = reader.Int32();
            if (at >= 0) (_leaving[slot], _moves[slot]) = (position, Math.Sign(move) * (at + 1));
        }
    }

    // Of a leader that is none any more: -1.
    private int PlaceOf(ref SnapshotReader reader)
    {
        var id = reader.Count(reader.Instruments.Length - 1, "leaders");
        return reader.Failure is null ? Array.IndexOf(leaders, reader.Instruments[id]) : -1;
    }

    private void Check(int leader, long nowNs)
    {
        var price = account.MarkOf(leaders[leader]);
        var isKnown = history.TryExtremes(leaders[leader], nowNs - options.LeaderMoveNs, out var low, out var high) && price > 0;
        var falls = isKnown && (Int128)(high - price) * Whole >= (Int128)high * options.LeaderMovePpm;
        var rises = isKnown && (Int128)(price - low) * Whole >= (Int128)low * options.LeaderMovePpm;
        var (begins, soars) = (falls && !_falls[leader], rises && !_rises[leader]);
        _falls[leader] = falls;
        _rises[leader] = rises;
        Go(leader, price, -1, falls, begins);
        Go(leader, price, 1, rises, soars);
    }

    private void Go(int leader, long price, int move, bool lasts, bool begins)
    {
        for (var slot = 0; slot < slots.End; slot++)
        {
            if (_moves[slot] != move * (leader + 1)) continue;
            if (!lasts || !slots.IsOpen(slot) || slots[slot].PositionId != _leaving[slot]) _moves[slot] = 0;
            else if (slots.IsFree(slot)) Exit(slot, leaders[leader], price, correlations.Between(slots[slot].InstrumentId, leaders[leader]));
        }

        if (begins) Act(leader, price, move);
    }

    private void Act(int place, long price, int move)
    {
        var leader = leaders[place];
        for (var slot = 0; slot < slots.End; slot++)
        {
            if (!slots.IsOpen(slot)) continue;
            ref var position = ref slots[slot];
            var correlation = correlations.Between(position.InstrumentId, leader);
            var size = Math.Abs(correlation);
            var wanted = position.Direction == Direction.Long ? 1 : -1;
            if (double.IsNaN(correlation) || move * Math.Sign(correlation) == wanted || Scores.IsBelow(size, options.LeaderTightenCorrelation)) continue;
            if (!Scores.IsBelow(options.LeaderExitCorrelation, size))
            {
                Say(RiskEventKind.LeaderTightens, in position, leader, price, correlation, options.LeaderTightenCorrelation);
                actions.TightenTo(slot, options.TightStopPpm, StopCause.LeaderMove);
            }
            else if (slots.IsFree(slot))
            {
                (_leaving[slot], _moves[slot]) = (position.PositionId, move * (place + 1));
                Exit(slot, leader, price, correlation);
            }
        }
    }

    private void Exit(int slot, int leader, long price, double correlation)
    {
        Say(RiskEventKind.LeaderExit, in slots[slot], leader, price, correlation, options.LeaderExitCorrelation);
        actions.Close(slot, ExitReason.LeaderMove);
    }

    private void Say(RiskEventKind kind, in StrategyPosition position, int leader, long price, double correlation, double limit) => ledger.Risk(new RiskEvent
    {
        Kind = kind, PositionId = position.PositionId, InstrumentId = position.InstrumentId, OtherInstrumentId = leader, Price = price,
        Quantity = position.Quantity, Measured = correlation, Limit = limit, Cause = StopCause.LeaderMove, Reason = ExitReason.LeaderMove,
    });
}
