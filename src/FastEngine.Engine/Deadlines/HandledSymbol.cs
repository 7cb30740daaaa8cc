using System.Runtime.InteropServices;

namespace FastEngine.Engine.Deadlines;

/// <summary>What the trade thread says of a symbol. Written by it alone.</summary>
[StructLayout(LayoutKind.Sequential, Size = 128)]
internal struct HandledSymbol
{
    /// <summary>Exits that were asked for and dealt with, and when the last was.</summary>
    public long Handled;
    public long HandledStamp;
}
