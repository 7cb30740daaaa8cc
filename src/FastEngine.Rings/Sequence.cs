using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FastEngine.Rings;

/// <summary>A counter that one thread advances and others read, alone on its cache lines.</summary>
[StructLayout(LayoutKind.Explicit)]
public sealed class Sequence
{
    /// <summary>Before the first event; the first sequence is 0.</summary>
    public const long Initial = -1;

    // The object header and method table precede field offset 0.
    [FieldOffset(CacheLine.Pair)]
    private long _value;

    // The runtime ignores the declared size of a class; the last field makes the padding behind the value.
    [FieldOffset((2 * CacheLine.Pair) - sizeof(long))]
    private readonly long _end;

    public Sequence(long value = Initial)
    {
        _value = value;
        _end = Initial;
    }

    /// <summary>Acquire read: pairs with <see cref="SetRelease"/>, <see cref="Set"/>, <see cref="CompareExchange"/> and <see cref="Add"/>.</summary>
    public long Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Volatile.Read(ref _value);
    }

    internal ref long Location
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal long Read<TOrder>()
        where TOrder : struct, IMemoryOrder
        => TOrder.Acquire(ref _value);

    /// <summary>Release write: what was written before is visible to a reader that sees the new <see cref="Value"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SetRelease(long value) => Volatile.Write(ref _value, value);

    /// <summary>Write with a full fence behind it: later reads of this thread are not done before the write is visible.</summary>
    public void Set(long value) => Interlocked.Exchange(ref _value, value);

    /// <returns>The value before; the exchange happened when it equals <paramref name="comparand"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long CompareExchange(long value, long comparand) => Interlocked.CompareExchange(ref _value, value, comparand);

    /// <returns>The value after.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Add(long increment) => Interlocked.Add(ref _value, increment);

    public override string ToString() => Value.ToString();
}
