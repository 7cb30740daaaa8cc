using System.Numerics;
using System.Runtime.CompilerServices;
using FastEngine.Core;

namespace FastEngine.Feeds.Generation;

/// <summary>xoshiro256** 1.0 (Blackman, Vigna 2018) with the few distributions that the generator needs; equal on every machine.</summary>
/// <remarks>A mutable struct: keep it in a field and never copy it by accident.</remarks>
public struct Xoshiro256
{
    private const double UnitOf53Bits = 1.0 / (1UL << 53);

    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    public Xoshiro256(ulong seed)
    {
        _s0 = SplitMix64.Next(ref seed);
        _s1 = SplitMix64.Next(ref seed);
        _s2 = SplitMix64.Next(ref seed);
        _s3 = SplitMix64.Next(ref seed);
    }

    /// <summary>A generator at a given state, which must not be all zero.</summary>
    public Xoshiro256(ulong s0, ulong s1, ulong s2, ulong s3)
    {
        if ((s0 | s1 | s2 | s3) == 0) throw new ArgumentException("the state of the generator must not be all zero");
        (_s0, _s1, _s2, _s3) = (s0, s1, s2, s3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NextUInt64()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Uniform in (0, 1]: its logarithm always exists.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextUnit() => ((NextUInt64() >> 11) + 1) * UnitOf53Bits;

    /// <summary>Uniform in 0 .. bound-1 by multiplication; the bias of bound / 2^64 does not matter to a synthetic tape.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int NextBelow(int bound) => (int)Math.BigMul(NextUInt64(), (ulong)bound, out _);

    /// <summary>True with the given probability.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool NextBool(double probability) => (NextUInt64() >> 11) * UnitOf53Bits < probability;

    /// <summary>Exponential with mean 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextExponential() => -PortableMath.Log(NextUnit());

    /// <summary>Failures before a success: mean p / (1 - p) for the probability p of one more.</summary>
    public int NextGeometric(double probabilityOfMore)
    {
        var count = 0;
        while (NextBool(probabilityOfMore)) count++;
        return count;
    }

    /// <summary>Standard normal as a sum of twelve 16-bit uniforms (Irwin-Hall): integers only, within -6 and 6.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextGaussian()
    {
        var sum = SumOf16Bits(NextUInt64()) + SumOf16Bits(NextUInt64()) + SumOf16Bits(NextUInt64());

        // Twelve uniforms on 0..65535 have the mean 12 * 65535 / 2 and, but for 2e-10, the deviation 65536.
        return ((double)sum - 6.0 * 65535.0) / 65536.0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long SumOf16Bits(ulong bits) =>
        (long)((bits & 0xFFFF) + ((bits >> 16) & 0xFFFF) + ((bits >> 32) & 0xFFFF) + (bits >> 48));
}
