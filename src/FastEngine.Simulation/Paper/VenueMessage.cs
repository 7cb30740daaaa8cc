using System.Runtime.InteropServices;
using FastEngine.Core.Execution;

namespace FastEngine.Simulation.Paper;

/// <summary>A report or an update on its way to the trade thread.</summary>
[StructLayout(LayoutKind.Explicit)]
internal struct VenueMessage
{
    [FieldOffset(0)] public TradeEventKind Kind;

    /// <summary>False for a place whose message is not known yet.</summary>
    [FieldOffset(1)] public bool IsComplete;

    /// <summary>It is told twice.</summary>
    [FieldOffset(2)] public bool IsRepeated;

    [FieldOffset(16)] public OrderReport Report;
    [FieldOffset(16)] public VenueUpdate Update;
}
