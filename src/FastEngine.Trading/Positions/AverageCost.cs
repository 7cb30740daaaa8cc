using FastEngine.Core.Execution;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Positions;

/// <summary>A signed quantity and what it cost, as a venue keeps it: what reduces it leaves the average where it was.</summary>
internal struct AverageCost
{
    public const int SnapshotSize = sizeof(long) + 16;

    /// <summary>Negative is short.</summary>
    public long Quantity;

    /// <summary>Sum of price times quantity over the open quantity, positive on either side.</summary>
    public Int128 Cost;

    /// <summary>What of a quantity bought (negative: sold) would reduce it.</summary>
    public readonly long ReducibleBy(long quantity) =>
        Math.Sign(Quantity) == -Math.Sign(quantity) ? Math.Min(Math.Abs(Quantity), Math.Abs(quantity)) : 0;

    /// <summary>Buys, or sells when negative: reduces, then adds on the other side.</summary>
    /// <param name="quantity">Signed.</param>
    /// <param name="price">Of the fill.</param>
    /// <param name="costOfClosed">What the closed part had cost.</param>
    /// <returns>What it realised, as a sum of price times quantity.</returns>
    public Int128 Trade(long quantity, long price, out Int128 costOfClosed)
    {
        var closed = ReducibleBy(quantity);
        var isLong = Quantity > 0;
        costOfClosed = closed == 0 ? 0 : PartOf(Cost, closed, Math.Abs(Quantity));
        var proceeds = (Int128)price * closed;
        Quantity += quantity;
        Cost += (Int128)price * (Math.Abs(quantity) - closed) - costOfClosed;
        return isLong ? proceeds - costOfClosed : costOfClosed - proceeds;
    }

    /// <summary>Worth at a price less cost, as a sum of price times quantity.</summary>
    public readonly Int128 Unrealised(long price)
    {
        var value = (Int128)price * Quantity;
        return Quantity >= 0 ? value - Cost : value + Cost;
    }

    /// <summary>The cost of a part, rounded half away from zero; of all of it, all.</summary>
    public static Int128 PartOf(Int128 cost, long part, long whole)
    {
        if (part == whole) return cost;

        // In two steps: the product of cost and quantity may have more than 127 bits.
        var average = cost / whole;
        return average * part + Money.DivideRounded((cost - average * whole) * part, whole);
    }

    public readonly void Write(ref SnapshotWriter writer)
    {
        writer.Put(Quantity);
        writer.Put(Cost);
    }

    public static AverageCost Read(ref SnapshotReader reader) => new() { Quantity = reader.Int64(), Cost = reader.Int128() };
}
