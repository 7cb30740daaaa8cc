using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FastEngine.Signals.Surveillance;

/// <summary>What an evaluation reads of a symbol's zones: the band and both directions' watches in one cache line.</summary>
[StructLayout(LayoutKind.Explicit, Size = 64)]
internal struct WatchState
{
    [FieldOffset(0)] public QuietBand Band;
    [FieldOffset(16)] public Watches Of;

    /// <summary>By direction.</summary>
    [InlineArray(2)]
    public struct Watches
    {
        private Watch _first;
    }
}
