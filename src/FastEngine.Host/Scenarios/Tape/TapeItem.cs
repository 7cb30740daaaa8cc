using FastEngine.Core;

namespace FastEngine.Host.Scenarios.Tape;

/// <summary>One frame of a drawn tape.</summary>
/// <param name="TimeNs">Whole milliseconds, ns since the epoch.</param>
/// <param name="Price">At the instrument's price scale; 0 for a frame that is no trade.</param>
/// <param name="Quantity">At its quantity scale.</param>
internal readonly record struct TapeItem(long TimeNs, long Price, long Quantity, Side Aggressor)
{
    public bool IsTrade => Price > 0;

    /// <summary>A frame that only shows that the connection lives.</summary>
    public static TapeItem Other(long timeNs) => new(timeNs, 0, 0, Side.Buy);
}
