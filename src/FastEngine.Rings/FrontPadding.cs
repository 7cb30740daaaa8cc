using System.Runtime.InteropServices;

namespace FastEngine.Rings;

/// <summary>A cache line pair in front of the fields of a derived class, so that no neighbour on the heap shares a line with them.</summary>
public abstract class FrontPadding
{
    // A base class is laid out before its derived class; a padding field of the class itself would be moved to the end.
#pragma warning disable CS0169, CA1823 // never used: all that matters is its size
    private readonly Block _front;
#pragma warning restore CS0169, CA1823

    private protected FrontPadding()
    {
    }

    [StructLayout(LayoutKind.Sequential, Size = CacheLine.Pair)]
    private readonly struct Block;
}
