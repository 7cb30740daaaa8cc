using System.Diagnostics.CodeAnalysis;
using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Simulation.Paper;

/// <summary>Reports on their way to the trade thread, in the order of (time, order number, making): a binary heap of a fixed capacity.</summary>
/// <remarks>A place can be reserved before its report is known: when something arrives at the venue is certain as soon as it is sent,
/// what the venue says to it is not.</remarks>
internal sealed class ReportQueue
{
    private readonly PinnedArray<Entry> _heap;
    private readonly PinnedArray<OrderReport> _reports;
    private readonly bool[] _isComplete;
    private readonly int[] _free;
    private int _count;
    private long _made;

    private struct Entry
    {
        public long TimeNs;
        public long Order;
        public long Number;
        public int Slot;
        public int InstrumentId;

        public readonly bool IsBefore(in Entry other)
        {
            if (TimeNs != other.TimeNs) return TimeNs < other.TimeNs;
            return Order != other.Order ? Order < other.Order : Number < other.Number;
        }
    }

    public ReportQueue(int capacity)
    {
        _heap = new PinnedArray<Entry>(capacity);
        _reports = new PinnedArray<OrderReport>(capacity);
        _isComplete = new bool[capacity];
        _free = new int[capacity];
        for (var i = 0; i < capacity; i++) _free[i] = i;
    }

    public int Count => _count;

    /// <summary>Time of the first report, or the largest there is.</summary>
    public long NextNs => _count == 0 ? long.MaxValue : _heap[0].TimeNs;

    /// <summary>Whether the first report is known; there is one.</summary>
    public bool IsNextComplete => _isComplete[_heap[0].Slot];

    /// <summary>Instrument of the first report; there is one.</summary>
    public int NextInstrumentId => _heap[0].InstrumentId;

    /// <summary>Takes a place for a report that is not known yet.</summary>
    /// <returns>The place, for <see cref="Complete"/>.</returns>
    public int Reserve(long timeNs, long order, int instrumentId)
    {
        if (_count == _free.Length) ThrowFull();
        var slot = _free[_count];
        _isComplete[slot] = false;
        var entry = new Entry { TimeNs = timeNs, Order = order, Number = _made++, Slot = slot, InstrumentId = instrumentId };
        var at = _count++;
        while (at > 0)
        {
            var parent = (at - 1) / 2;
            if (!entry.IsBefore(in _heap[parent])) break;
            _heap[at] = _heap[parent];
            at = parent;
        }

        _heap[at] = entry;
        return slot;
    }

    public void Complete(int slot, in OrderReport report)
    {
        _reports[slot] = report;
        _isComplete[slot] = true;
    }

    public void Add(in OrderReport report, int instrumentId) => Complete(Reserve(report.TimeNs, report.Order, instrumentId), in report);

    /// <summary>Removes the first report, which is complete.</summary>
    public void Take(out OrderReport report)
    {
        var slot = _heap[0].Slot;
        report = _reports[slot];
        _free[--_count] = slot;
        var last = _heap[_count];
        var at = 0;
        while (true)
        {
            var child = 2 * at + 1;
            if (child >= _count) break;
            if (child + 1 < _count && _heap[child + 1].IsBefore(in _heap[child])) child++;
            if (!_heap[child].IsBefore(in last)) break;
            _heap[at] = _heap[child];
            at = child;
        }

        _heap[at] = last;
    }

    [DoesNotReturn]
    private void ThrowFull() =>
        throw new InvalidOperationException($"{_free.Length:N0} reports of the paper venue wait and none was taken; take them as they fall due, or raise the report capacity");
}
