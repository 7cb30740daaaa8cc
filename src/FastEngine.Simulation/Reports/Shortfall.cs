namespace FastEngine.Simulation.Reports;

/// <summary>What entries of one style cost against the price at which they were decided: their implementation shortfall (Perold, "The implementation shortfall", 1988).</summary>
/// <remarks>Per entry: what filled times the distance of its price from the arrival price, fees, and what did not fill times the distance of the price at the
/// end from the arrival price; positive is a cost. Money is quote currency at 18 decimals.</remarks>
public sealed record Shortfall
{
    private const double BasisPoints = 10_000;

    public required string Style { get; init; }

    public required long Entries { get; init; }

    public required long Orders { get; init; }

    /// <summary>Value of what was intended, at the arrival prices.</summary>
    public required Int128 Intended { get; init; }

    /// <summary>Of it, what filled.</summary>
    public required Int128 Filled { get; init; }

    /// <summary>Of the prices of the fills.</summary>
    public required Int128 PriceCost { get; init; }

    public required Int128 Fees { get; init; }

    /// <summary>Of what did not fill.</summary>
    public required Int128 OpportunityCost { get; init; }

    /// <summary>Styles added up, in the order of their names.</summary>
    public static IReadOnlyList<Shortfall> Sum(IEnumerable<Shortfall> styles) =>
    [
        .. styles.GroupBy(style => style.Style).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Aggregate((sum, style) => sum with
        {
            Entries = sum.Entries + style.Entries, Orders = sum.Orders + style.Orders, Intended = sum.Intended + style.Intended, Filled = sum.Filled + style.Filled,
            PriceCost = sum.PriceCost + style.PriceCost, Fees = sum.Fees + style.Fees, OpportunityCost = sum.OpportunityCost + style.OpportunityCost,
        })),
    ];

    public Int128 Total => PriceCost + Fees + OpportunityCost;

    public double FilledShare => Intended == 0 ? 0 : (double)Filled / (double)Intended;

    /// <summary>Of the intended value.</summary>
    public double TotalBps => Bps(Total);

    public double PriceBps => Bps(PriceCost);

    public double FeeBps => Bps(Fees);

    public double OpportunityBps => Bps(OpportunityCost);

    private double Bps(Int128 money) => Intended == 0 ? 0 : (double)money / (double)Intended * BasisPoints;
}
