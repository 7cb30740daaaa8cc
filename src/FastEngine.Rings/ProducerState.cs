using System.Runtime.InteropServices;

namespace FastEngine.Rings;

/// <summary>What producers of one ring keep to themselves, padded on both sides.</summary>
[StructLayout(LayoutKind.Explicit, Size = 2 * CacheLine.Pair)]
internal struct ProducerState
{
    /// <summary>Highest sequence claimed (single producer only; many producers claim on the cursor).</summary>
    [FieldOffset(CacheLine.Pair)] public long Claimed;

    /// <summary>The slowest consumer when it was last looked up: never ahead of the truth, so a claim below it plus the capacity is safe.</summary>
    [FieldOffset(CacheLine.Pair + 8)] public long CachedGate;

    /// <summary>Claims that were refused because the ring was full.</summary>
    [FieldOffset(CacheLine.Pair + 16)] public long Refused;

    /// <summary>Claims that had to wait because the ring was full.</summary>
    [FieldOffset(CacheLine.Pair + 24)] public long Waited;
}
