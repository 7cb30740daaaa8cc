using System.Runtime.InteropServices;

namespace FastEngine.Signals.Surveillance;

/// <summary>What a trade reads and writes of its symbol's profile: one cache line, and nothing else while the price stays in its bin.</summary>
[StructLayout(LayoutKind.Explicit, Size = 64)]
internal struct ProfileState
{
    /// <summary>Start of the open histogram.</summary>
    [FieldOffset(0)] public long StartNs;

    /// <summary>Lowest price of the bin that the last trades fell into.</summary>
    [FieldOffset(8)] public long BinLow;

    /// <summary>Width of every bin in price units; 0 before the first trade.</summary>
    [FieldOffset(16)] public long BinWidth;

    /// <summary>Volume of that bin that its histogram does not have yet.</summary>
    [FieldOffset(24)] public long Pending;

    /// <summary>The lowest price that needs no other bins, and how far the highest is above it.</summary>
    [FieldOffset(32)] public long RebinLow;

    [FieldOffset(40)] public ulong RebinSpan;

    /// <summary>Bins are numbered from this one, so that a number fits 32 bits.</summary>
    [FieldOffset(48)] public long BaseBin;

    /// <summary>floor((2^64 - 1) / bin width).</summary>
    [FieldOffset(56)] public ulong Reciprocal;
}
