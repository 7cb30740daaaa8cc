using System.Runtime.InteropServices;

namespace FastEngine.Signals.Windows;

/// <summary>A trade as the exact windows keep it.</summary>
[StructLayout(LayoutKind.Sequential, Size = 24)]
public struct WindowTrade
{
    public long TimeNs;

    /// <summary>Quantity, negative when the aggressor sold.</summary>
    public long SignedQuantity;

    public long Price;
}
