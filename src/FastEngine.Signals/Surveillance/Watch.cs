using System.Runtime.InteropServices;

namespace FastEngine.Signals.Surveillance;

/// <summary>What one direction watches at the current price; true while the price stays in its <see cref="QuietBand"/>.</summary>
[StructLayout(LayoutKind.Explicit, Size = 24)]
public struct Watch
{
    /// <summary>Far edge of the matched zone or gap; of a value area edge the line itself (see <see cref="ZoneBook.FarEdge"/>).</summary>
    [FieldOffset(0)] public long Edge;

    /// <summary>Number of the matched zone or gap, 0 for a line or none.</summary>
    [FieldOffset(8)] public int Id;

    /// <summary>Tests of the freshest of the direction's zones that the price is in, -1 when it is in none.</summary>
    [FieldOffset(12)] public int FewestTests;

    /// <summary>The matched one: of all that the price is at, its far edge lies furthest.</summary>
    [FieldOffset(16)] public MatchKind Kind;

    /// <summary>The price is in an armed gap of the direction.</summary>
    [FieldOffset(17)] public bool IsInGap;

    public readonly bool IsAtZone => Kind != MatchKind.None;
}
