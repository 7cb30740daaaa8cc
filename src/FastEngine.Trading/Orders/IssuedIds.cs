using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Orders;

/// <summary>Keeps client order ids different within a run, in fixed memory.</summary>
/// <remarks>It remembers the last ids of each instrument and the highest sequence it has forgotten. An id above that sequence can
/// only equal a remembered one and takes the next attempt; one at or below it could equal a forgotten one and moves just above it.</remarks>
internal sealed class IssuedIds
{
    private readonly int _depth;
    private readonly PinnedArray<IssuedId> _recent;
    private readonly PinnedArray<long> _forgotten;
    private readonly PinnedArray<int> _next;

    /// <param name="instruments">How many there are.</param>
    /// <param name="depth">How many ids of each are remembered.</param>
    public IssuedIds(int instruments, int depth)
    {
        _depth = depth;
        _recent = new(instruments * depth);
        _forgotten = new(instruments);
        _next = new(instruments);
        Clear();
    }

    public int SnapshotSize => _forgotten.Length * (sizeof(long) + sizeof(int) + _depth * IssuedId.SnapshotSize);

    /// <summary>Whether the entry of a signal was sent before, as far as remembered; true when that cannot be excluded.</summary>
    public bool MayHave(in Signal signal)
    {
        if (signal.Sequence <= _forgotten[signal.InstrumentId]) return true;
        var side = signal.Direction == Direction.Long ? Side.Buy : Side.Sell;
        foreach (ref readonly var issued in Recent(signal.InstrumentId))
        {
            if (issued.Sequence == signal.Sequence && issued.StrategyId == signal.StrategyId && issued.Leg == OrderLeg.Entry && issued.Side == side)
                return true;
        }

        return false;
    }

    /// <summary>Takes an id that no order of the instrument had.</summary>
    /// <param name="sequence">Of the deciding event; raised where it would not be safe.</param>
    /// <returns>The attempt.</returns>
    public int Take(int instrumentId, int strategyId, OrderLeg leg, Side side, ref long sequence)
    {
        ref var forgotten = ref _forgotten[instrumentId];
        if (sequence <= forgotten) sequence = forgotten + 1;
        var attempt = 0;
        var recent = Recent(instrumentId);
        foreach (ref readonly var issued in recent)
        {
            if (issued.Sequence == sequence && issued.StrategyId == strategyId && issued.Leg == leg) attempt = Math.Max(attempt, issued.Attempt + 1);
        }

        ref var next = ref _next[instrumentId];
        forgotten = Math.Max(forgotten, recent[next].Sequence);
        recent[next] = new IssuedId { Sequence = sequence, StrategyId = strategyId, Attempt = attempt, Leg = leg, Side = side };
        next = (next + 1) % _depth;
        return attempt;
    }

    // The oldest first, so that it does not show where in their ring they stand.
    public void Write(ref SnapshotWriter writer)
    {
        for (var id = 0; id < _forgotten.Length; id++)
        {
            writer.Put(_forgotten[id]);
            var recent = Recent(id);
            var count = 0;
            foreach (ref readonly var issued in recent)
                if (issued.Sequence >= 0) count++;
            writer.Put(count);
            for (var i = 0; i < _depth; i++)
            {
                ref readonly var issued = ref recent[(_next[id] + i) % _depth];
                if (issued.Sequence >= 0) issued.Write(ref writer);
            }
        }
    }

    public void Read(ref SnapshotReader reader)
    {
        Clear();
        foreach (var id in reader.Instruments)
        {
            var forgotten = reader.Int64();
            var count = reader.Count(_depth, "remembered ids");
            if (id >= 0)
            {
                _forgotten[id] = forgotten;
                _next[id] = count % _depth;
            }

            for (var i = 0; i < count; i++)
            {
                var issued = IssuedId.Read(ref reader);
                if (id >= 0) Recent(id)[i] = issued;
            }
        }
    }

    private void Clear()
    {
        _recent.AsSpan().Fill(new IssuedId { Sequence = -1 });
        _forgotten.AsSpan().Fill(-1);
        _next.AsSpan().Clear();
    }

    private Span<IssuedId> Recent(int instrumentId) => _recent.AsSpan().Slice(instrumentId * _depth, _depth);
}
