using FastEngine.Core;

namespace FastEngine.Simulation.Remote.Server;

/// <summary>The whole tape in memory, so that any part of it can be sent again: 65 bytes an event.</summary>
internal sealed class VenueTape
{
    private readonly Tick[] _events;
    private readonly bool[] _isOnTime;

    public VenueTape(IEnumerable<Tick> events, int instruments)
    {
        _events = [.. events];
        if (_events.Length == 0) throw new ArgumentException("the tape is empty", nameof(events));
        for (var i = 0; i < _events.Length; i++)
        {
            ref readonly var tick = ref _events[i];
            if (tick.Sequence < 0 || (i > 0 && tick.Sequence <= _events[i - 1].Sequence))
                throw new ArgumentException($"event {i} of the tape has the sequence {tick.Sequence}; sequences must rise from 0 or more", nameof(events));
            if (tick.Kind is not (EventKind.Trade or EventKind.Clock) || (tick.Kind == EventKind.Trade && (uint)tick.InstrumentId >= (uint)instruments))
                throw new ArgumentException($"event {tick.Sequence} of the tape is neither a clock event nor a trade of one of the {instruments} instruments", nameof(events));
        }

        _isOnTime = OnTimeFlags.Of(_events, instruments);
    }

    public int Count => _events.Length;

    public ref readonly Tick this[int index] => ref _events[index];

    public bool IsOnTime(int index) => _isOnTime[index];

    /// <summary>Index of the first event after a sequence.</summary>
    public int IndexAfter(long sequence)
    {
        var low = 0;
        var high = _events.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_events[middle].Sequence <= sequence) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
