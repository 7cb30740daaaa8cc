using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FastEngine.Venues.Binance;

/// <summary>Multiplies digits by a power of ten, refusing what a <see cref="long"/> cannot hold.</summary>
internal static class DecimalScale
{
    // Power n at 2n, and at 2n + 1 the largest number that it can be multiplied with: long.MaxValue / 10^n.
    private static ReadOnlySpan<ulong> PowersAndLimits =>
    [
        1, 9_223_372_036_854_775_807,
        10, 922_337_203_685_477_580,
        100, 92_233_720_368_547_758,
        1_000, 9_223_372_036_854_775,
        10_000, 922_337_203_685_477,
        100_000, 92_233_720_368_547,
        1_000_000, 9_223_372_036_854,
        10_000_000, 922_337_203_685,
        100_000_000, 92_233_720_368,
        1_000_000_000, 9_223_372_036,
        10_000_000_000, 922_337_203,
        100_000_000_000, 92_233_720,
        1_000_000_000_000, 9_223_372,
        10_000_000_000_000, 922_337,
        100_000_000_000_000, 92_233,
        1_000_000_000_000_000, 9_223,
        10_000_000_000_000_000, 922,
        100_000_000_000_000_000, 92,
        1_000_000_000_000_000_000, 9,
    ];

    /// <param name="exponent">0 to 18, which the instruments' scales are held to.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryScale(ulong digits, int exponent, out long number)
    {
        ref var row = ref Unsafe.Add(ref MemoryMarshal.GetReference(PowersAndLimits), (nint)(uint)(2 * exponent));
        number = (long)(digits * row);
        return digits <= Unsafe.Add(ref row, 1);
    }
}
