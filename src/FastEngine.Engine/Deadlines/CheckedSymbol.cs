using System.Runtime.InteropServices;

namespace FastEngine.Engine.Deadlines;

/// <summary>What a shard says of a symbol; a pair of cache lines of its own, since the watchdog reads it. Written by the shard alone.</summary>
[StructLayout(LayoutKind.Sequential, Size = 128)]
internal struct CheckedSymbol
{
    /// <summary>Of the last exit check.</summary>
    public long CheckedStamp;

    /// <summary>Exits that the shard asked for, and when for the last.</summary>
    public long Asked;
    public long AskedStamp;
}
