using FastEngine.Core;

namespace FastEngine.Feeds.Tests.Intake;

/// <summary>An input of prepared trades, delivered a few at a time, and now and then none yet.</summary>
internal sealed class ArrayReader(Tick[] ticks, int chunk = 3) : TickReader("array")
{
    private int _position;
    private bool _hesitates;

    public override bool IsCompleted => _position == ticks.Length;

    public override int Fill(Span<Tick> destination)
    {
        _hesitates = !_hesitates;
        if (_hesitates) return 0;
        var count = Math.Min(Math.Min(chunk, destination.Length), ticks.Length - _position);
        ticks.AsSpan(_position, count).CopyTo(destination);
        _position += count;
        return count;
    }
}
