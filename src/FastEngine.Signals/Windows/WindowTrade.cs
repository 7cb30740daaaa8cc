using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FastEngine.Core;

namespace FastEngine.Signals.Windows;

/// <summary>A trade as the exact windows keep it.</summary>
[StructLayout(LayoutKind.Sequential, Size = 24)]
public struct WindowTrade
{
    public long TimeNs;

    /// <summary>Quantity, negative when the aggressor sold.</summary>
    public long SignedQuantity;

    public long Price;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WindowTrade Of(in Tick tick)
    {
        var side = (long)tick.Aggressor;
        return new() { TimeNs = tick.ExchangeTimeNs, SignedQuantity = (tick.Quantity ^ -side) + side, Price = tick.Price };
    }
}
