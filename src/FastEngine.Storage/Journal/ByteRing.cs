using System.Numerics;
using System.Runtime.CompilerServices;
using FastEngine.Core;
using FastEngine.Rings;

namespace FastEngine.Storage.Journal;

/// <summary>The bytes between the appending thread and the writing one: positions run on for ever, memory is used again.</summary>
internal sealed class ByteRing
{
    private readonly PinnedArray<byte> _bytes;
    private readonly int _mask;
    private readonly Sequence _published = new(0);
    private readonly Sequence _released = new(0);

    // The appending thread's own.
    private long _end;
    private long _releasedSeen;

    public ByteRing(int capacity)
    {
        if (capacity is < 4096 or > 1 << 30 || !BitOperations.IsPow2(capacity))
            throw new ArgumentOutOfRangeException(nameof(capacity), capacity, $"the journal's buffer is a power of two from 4 KiB to 1 GiB, not {capacity}");
        _bytes = new PinnedArray<byte>(capacity);
        _mask = capacity - 1;
        // Touched now, so that no append meets a page for the first time.
        _bytes.AsSpan().Fill(0xFF);
    }

    public int Capacity => _mask + 1;

    /// <summary>Where the appending thread writes next.</summary>
    public long End => _end;

    /// <summary>Acquire: pairs with <see cref="Publish"/>.</summary>
    public long Published => _published.Value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool HasRoom(int bytes) => _end + bytes - _releasedSeen <= Capacity || LookForRoom(bytes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(in RecordHead head, ReadOnlySpan<byte> payload)
    {
        var at = (int)_end & _mask;
        if (at + RecordHead.Size + payload.Length <= Capacity)
        {
            var target = _bytes.AsSpan().Slice(at, RecordHead.Size + payload.Length);
            head.Write(target);
            payload.CopyTo(target[RecordHead.Size..]);
            _end += target.Length;
        }
        else
        {
            AppendAround(head, payload);
        }
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        var at = (int)_end & _mask;
        var first = Math.Min(bytes.Length, Capacity - at);
        bytes[..first].CopyTo(_bytes.AsSpan()[at..]);
        bytes[first..].CopyTo(_bytes.AsSpan());
        _end += bytes.Length;
    }

    /// <summary>Release: pairs with <see cref="Published"/>; everything appended may be read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Publish() => _published.SetRelease(_end);

    /// <returns>The published bytes from a position on, up to the end of the memory and at most <paramref name="limit"/>.</returns>
    public ReadOnlySpan<byte> Readable(long position, long limit)
    {
        var at = (int)position & _mask;
        return _bytes.AsSpan().Slice(at, (int)Math.Min(limit, Capacity - at));
    }

    /// <summary>Gives the bytes before a position back. Release: pairs with the acquire in <see cref="HasRoom"/>.</summary>
    public void Release(long position) => _released.SetRelease(position);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool LookForRoom(int bytes)
    {
        _releasedSeen = _released.Value;
        return _end + bytes - _releasedSeen <= Capacity;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AppendAround(in RecordHead head, ReadOnlySpan<byte> payload)
    {
        Span<byte> bytes = stackalloc byte[RecordHead.Size];
        head.Write(bytes);
        Append(bytes);
        Append(payload);
    }
}
