using System.Runtime.InteropServices;

namespace FastEngine.Rings;

/// <summary>What the producer of a spilling ring keeps to itself, padded on both sides.</summary>
[StructLayout(LayoutKind.Explicit, Size = 2 * CacheLine.Pair)]
internal struct SpillState
{
    /// <summary>Events that went to the overflow so far; a sequence less this is its place in memory.</summary>
    [FieldOffset(CacheLine.Pair)] public long Spilled;

    /// <summary>What a sequence is ahead of its place in the overflow.</summary>
    [FieldOffset(CacheLine.Pair + 8)] public long OverflowOffset;

    /// <summary>Events refused because the overflow was full too.</summary>
    [FieldOffset(CacheLine.Pair + 16)] public long Refused;

    /// <summary>Whether events go to the overflow now.</summary>
    [FieldOffset(CacheLine.Pair + 24)] public bool IsOverflowing;
}
