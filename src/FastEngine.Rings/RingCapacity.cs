using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace FastEngine.Rings;

/// <summary>Checks of sizes that every ring shares.</summary>
internal static class RingCapacity
{
    public static int Checked(int capacity) =>
        capacity > 0 && BitOperations.IsPow2(capacity)
            ? capacity
            : throw new ArgumentOutOfRangeException(nameof(capacity), capacity, $"the capacity of a ring is a power of two, not {capacity}");

    [DoesNotReturn]
    public static void ThrowCount(int count, int capacity) =>
        throw new ArgumentOutOfRangeException(nameof(count), count, $"a claim is of 1 to {capacity} events (the ring's capacity), not {count}");

    [DoesNotReturn]
    public static void ThrowWired(long claimed) =>
        throw new InvalidOperationException($"consumers join a ring before its first claim; {claimed + 1} events were claimed already");
}
