using System.Runtime.InteropServices;

namespace FastEngine.Rings;

/// <summary>What producers of one ring keep to themselves, padded on both sides.</summary>
[StructLayout(LayoutKind.Explicit, Size = 2 * CacheLine.Pair)]
internal struct ProducerState
{
    /// <summary>Highest sequence claimed (single producer only; many producers claim on the cursor).</summary>
    [FieldOffset(CacheLine.Pair)] public long Claimed;

    /// <summary>Highest sequence known to have room: the slowest consumer when it was last looked up, plus the capacity. Never beyond the truth.</summary>
    [FieldOffset(CacheLine.Pair + 8)] public long Limit;

    /// <summary>Claims that were refused because the ring was full.</summary>
    [FieldOffset(CacheLine.Pair + 16)] public long Refused;

    /// <summary>Claims that had to wait because the ring was full.</summary>
    [FieldOffset(CacheLine.Pair + 24)] public long Waited;
}
