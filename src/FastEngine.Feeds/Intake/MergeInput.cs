using System.Runtime.CompilerServices;
using FastEngine.Core;

namespace FastEngine.Feeds.Intake;

/// <summary>One input of a merge: the trades read ahead of it, and the running maximum of its exchange times.</summary>
internal sealed class MergeInput(TickReader reader, long holdAheadNs)
{
    private const int ReadAhead = 512;

    private readonly Tick[] _ticks = new Tick[ReadAhead];
    private int _position;
    private int _count;
    private bool _hasKey;

    public TickReader Reader { get; } = reader;

    /// <summary>Merge key of <see cref="Head"/>, ns.</summary>
    public long Key { get; private set; }

    /// <summary>Valid while <see cref="HasHead"/>.</summary>
    public ref readonly Tick Head => ref _ticks[_position];

    public bool HasHead { get; private set; }

    /// <summary>Nothing is there and nothing will come.</summary>
    public bool IsCompleted => !HasHead && _position == _count && Reader.IsCompleted;

    /// <summary>Takes the head, and what stands behind it with a key up to a limit.</summary>
    /// <returns>At least the head; good until the next look.</returns>
    public ReadOnlySpan<Tick> Take(long highestKey, int most)
    {
        var first = _position;
        var end = (int)Math.Min(_count, (long)first + most);
        var key = Key;
        var next = first + 1;
        for (; next < end; next++)
        {
            ref readonly var tick = ref _ticks[next];

            // A quote stands where it stands; a time that leaps is looked at closely.
            if (tick.ExchangeTimeNs <= key || tick.Kind == EventKind.Quote) continue;
            if (tick.ExchangeTimeNs > highestKey || tick.ExchangeTimeNs - key > holdAheadNs) break;
            key = tick.ExchangeTimeNs;
        }

        Key = key;
        _position = next;
        HasHead = false;
        return _ticks.AsSpan(first, next - first);
    }

    /// <summary>Makes the next trade the head. False while it cannot be told yet.</summary>
    public bool TryAdvance()
    {
        if (_position == _count && !Refill()) return false;
        if (_ticks[_position].Kind == EventKind.Quote) return TryQuote();
        var timeNs = _ticks[_position].ExchangeTimeNs;
        if (_hasKey && timeNs - Key > holdAheadNs)
        {
            // A single absurd time must not put the rest of this input behind all others: it counts only if the next trade is there too.
            if (_position + 1 == _count && !Refill() && !Reader.IsCompleted) return false;
            var isConfirmed = _position + 1 < _count && timeNs - _ticks[_position + 1].ExchangeTimeNs <= holdAheadNs;
            if (isConfirmed) Key = timeNs;
        }
        else if (!_hasKey || timeNs > Key)
        {
            Key = timeNs;
        }

        _hasKey = true;
        return HasHead = true;
    }

    // A quote stands where it stands among the trades of its input; before the first of them there is no place for it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryQuote()
    {
        while (!_hasKey)
        {
            _position++;
            if (_position == _count && !Refill()) return false;
            if (_ticks[_position].Kind != EventKind.Quote) return TryAdvance();
        }

        return HasHead = true;
    }

    private bool Refill()
    {
        var kept = _count - _position;
        _ticks.AsSpan(_position, kept).CopyTo(_ticks);
        _position = 0;
        _count = kept;
        var filled = Reader.Fill(_ticks.AsSpan(kept));
        _count += filled;
        return filled > 0;
    }
}
