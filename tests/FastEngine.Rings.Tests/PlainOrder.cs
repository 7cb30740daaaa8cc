using System.Runtime.CompilerServices;

namespace FastEngine.Rings.Tests;

/// <summary>The mutant: plain reads and writes, which a compiler may take out of a loop.</summary>
internal readonly struct PlainOrder : IMemoryOrder
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Acquire(ref readonly long location) => location;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Acquire(ref readonly int location) => location;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Release(ref long location, long value) => location = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Release(ref int location, int value) => location = value;
}
