using System.Runtime.InteropServices;

namespace FastEngine.Rings;

/// <summary>What one consumer keeps to itself, padded on both sides.</summary>
[StructLayout(LayoutKind.Explicit, Size = 2 * CacheLine.Pair)]
internal struct ConsumerState
{
    /// <summary>The sequence to read next.</summary>
    [FieldOffset(CacheLine.Pair)] public long Next;

    /// <summary>The highest sequence known to be readable; below <see cref="Next"/> when none is known.</summary>
    [FieldOffset(CacheLine.Pair + 8)] public long Available;
}
