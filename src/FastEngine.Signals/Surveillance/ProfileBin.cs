using System.Runtime.InteropServices;
using FastEngine.Core;

namespace FastEngine.Signals.Surveillance;

/// <summary>A bin of a sparse histogram, four to a cache line; without volume it is a free place.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4, Size = 16)]
internal struct ProfileBin
{
    public int Number;
    public Sum96 Volume;
}
