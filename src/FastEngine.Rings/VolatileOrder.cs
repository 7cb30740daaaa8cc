using System.Runtime.CompilerServices;

namespace FastEngine.Rings;

/// <summary>The order of every real ring: acquire reads paired with release writes.</summary>
internal readonly struct VolatileOrder : IMemoryOrder
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Acquire(ref readonly long location) => Volatile.Read(in location);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Acquire(ref readonly int location) => Volatile.Read(in location);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Release(ref long location, long value) => Volatile.Write(ref location, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Release(ref int location, int value) => Volatile.Write(ref location, value);
}
