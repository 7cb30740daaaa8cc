using FastEngine.Core.Execution;

namespace FastEngine.Simulation.Paper;

/// <summary>A position at the venue: one side of an instrument in hedge mode, the net of it otherwise.</summary>
internal struct SidePosition
{
    /// <summary>Sum of price times quantity of what is open; never negative.</summary>
    public Int128 Cost;

    /// <summary>The same as queries are shown it until <see cref="HiddenUntilNs"/>.</summary>
    public Int128 ShownCost;

    /// <summary>Of a side; signed, positive when long, of a net.</summary>
    public long Quantity;

    public long ShownQuantity;

    /// <summary>Queries that arrive before it see the shown values.</summary>
    public long HiddenUntilNs;

    public static long Average(Int128 cost, long quantity) => quantity == 0 ? 0 : (long)Money.DivideRounded(cost, Math.Abs(quantity));

    /// <summary>Keeps a change back that is made next.</summary>
    public void Hide(long nowNs, long untilNs)
    {
        if (nowNs >= HiddenUntilNs) (ShownCost, ShownQuantity) = (Cost, Quantity);
        HiddenUntilNs = Math.Max(HiddenUntilNs, untilNs);
    }

    /// <summary>Takes off a quantity that nothing is received for, out of a long one.</summary>
    public void Lose(long quantity)
    {
        quantity = Math.Min(quantity, Quantity);
        if (quantity <= 0) return;
        Cost = quantity == Quantity ? 0 : Cost - Cost / Quantity * quantity;
        Quantity -= quantity;
    }

    /// <summary>Takes a fill.</summary>
    /// <param name="bought">Signed quantity, as the position counts.</param>
    /// <param name="price">Of the fill.</param>
    /// <returns>Realised price times quantity by average cost: of a long what the sale brought beyond the cost.</returns>
    public Int128 Fill(long bought, long price)
    {
        var held = Math.Abs(Quantity);
        var isReducing = Quantity != 0 && Quantity > 0 != bought > 0;
        var reduced = isReducing ? Math.Min(held, Math.Abs(bought)) : 0;
        Int128 realised = 0;
        if (reduced > 0)
        {
            var cost = reduced == held ? Cost : Cost / held * reduced + Cost % held * reduced / held;
            realised = (Int128)price * reduced - cost;
            if (Quantity < 0) realised = -realised;
            Cost -= cost;
        }

        Cost += (Int128)price * (Math.Abs(bought) - reduced);
        Quantity += bought;
        return realised;
    }
}
