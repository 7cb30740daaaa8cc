using System.Diagnostics.CodeAnalysis;
using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Simulation.Paper;

/// <summary>Reports and updates on their way to the trade thread, in the order of (time, number, making): a binary heap of a fixed capacity.</summary>
/// <remarks>A place can be reserved before its message is known: when something arrives at the venue is certain as soon as it is sent,
/// what the venue says to it is not. The number is that of the order or query; 0 for what neither led to.</remarks>
internal sealed class VenueQueue
{
    private readonly PinnedArray<Entry> _heap;
    private readonly PinnedArray<VenueMessage> _messages;
    private readonly long[] _times;
    private readonly int[] _free;
    private readonly bool _isNumbered;
    private int _count;
    private long _made;
    private long _numbered;

    private struct Entry
    {
        public long TimeNs;
        public long Number;
        public long Made;
        public long ArrivalNs;
        public int Slot;
        public int InstrumentId;

        public readonly bool IsBefore(in Entry other)
        {
            if (TimeNs != other.TimeNs) return TimeNs < other.TimeNs;
            return Number != other.Number ? Number < other.Number : Made < other.Made;
        }
    }

    /// <param name="capacity">Messages that may wait.</param>
    /// <param name="isNumbered">Whether what is told gets a venue sequence, so that a repetition is known as one.</param>
    public VenueQueue(int capacity, bool isNumbered)
    {
        _heap = new PinnedArray<Entry>(capacity);
        _messages = new PinnedArray<VenueMessage>(capacity);
        _isNumbered = isNumbered;
        _times = new long[capacity];
        _free = new int[capacity];
        for (var i = 0; i < capacity; i++) _free[i] = i;
    }

    public int Count => _count;

    /// <summary>Time of the first message, or the largest there is.</summary>
    public long NextNs => _count == 0 ? long.MaxValue : _heap[0].TimeNs;

    /// <summary>Whether the first message is known; there is one.</summary>
    public bool IsNextComplete => _messages[_heap[0].Slot].IsComplete;

    /// <summary>Instrument of the first message; there is one.</summary>
    public int NextInstrumentId => _heap[0].InstrumentId;

    /// <summary>What has arrived by this time settles the first message; there is one.</summary>
    public long NextArrivalNs => _heap[0].ArrivalNs;

    /// <summary>When what is said at a place reaches the trade thread.</summary>
    public long TimeOf(int place) => _times[place];

    /// <summary>Takes a place for a message that is not known yet.</summary>
    /// <returns>The place, for <see cref="Complete(int, in OrderReport, bool)"/>.</returns>
    public int Reserve(long timeNs, long number, int instrumentId, long arrivalNs)
    {
        if (_count == _free.Length) ThrowFull();
        var slot = _free[_count];
        _messages[slot].IsComplete = false;
        _times[slot] = timeNs;
        var entry = new Entry { TimeNs = timeNs, Number = number, Made = _made++, ArrivalNs = arrivalNs, Slot = slot, InstrumentId = instrumentId };
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

    public void Complete(int place, in OrderReport report, bool isRepeated) =>
        _messages[place] = new VenueMessage { Kind = TradeEventKind.OrderReport, IsComplete = true, IsRepeated = isRepeated, Report = report };

    public void Complete(int place, in VenueUpdate update) =>
        _messages[place] = new VenueMessage { Kind = TradeEventKind.VenueUpdate, IsComplete = true, Update = update };

    public void Add(in OrderReport report, bool isRepeated = false) =>
        Complete(Reserve(report.TimeNs, report.Order, instrumentId: -1, report.VenueTimeNs), in report, isRepeated);

    /// <param name="update">Complete.</param>
    /// <param name="number">Of the order or query that led to it; 0 for neither.</param>
    public void Add(in VenueUpdate update, long number) =>
        Complete(Reserve(update.TimeNs, number, instrumentId: -1, update.VenueTimeNs), in update);

    /// <summary>Removes the first message, which is complete; one that is told twice stays once.</summary>
    public void Take(ref TradeEvent e)
    {
        ref var message = ref _messages[_heap[0].Slot];
        e.Kind = message.Kind;
        if (message.Kind == TradeEventKind.OrderReport)
        {
            if (_isNumbered && message.Report.VenueSequence == 0) message.Report.VenueSequence = ++_numbered;
            e.OrderReport = message.Report;
        }
        else
        {
            if (_isNumbered && message.Update.Query == 0) message.Update.VenueSequence = ++_numbered;
            e.VenueUpdate = message.Update;
        }

        if (message.IsRepeated) message.IsRepeated = false;
        else RemoveFirst();
    }

    private void RemoveFirst()
    {
        var slot = _heap[0].Slot;
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
