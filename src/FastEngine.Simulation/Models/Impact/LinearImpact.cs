using FastEngine.Core;
using FastEngine.Simulation.Paper;

namespace FastEngine.Simulation.Models.Impact;

/// <summary>Linear market impact: a fill is worse by coefficient x (filled / traded) of the price.</summary>
/// <remarks>
/// Linear in the quantity: A. Kyle, "Continuous auctions and insider trading", Econometrica 53(6) (1985); R. Almgren and N. Chriss, "Optimal execution of
/// portfolio transactions", Journal of Risk 3(2) (2001). Below an order of the window's volume it is milder than the square-root law with the same
/// coefficient, beyond it harsher.
/// </remarks>
public sealed class LinearImpact : ISlippageModel
{
    private const double BpsOfOne = 10_000;

    /// <param name="coefficientBps">Impact of an order as large as the window's volume, basis points of the price.</param>
    /// <param name="capBps">Most that a fill is worsened by; also what it is worsened by when nothing traded in the window.</param>
    /// <param name="halfLifeNs">See <see cref="ISlippageModel.HalfLifeNs"/>.</param>
    public LinearImpact(double coefficientBps, double capBps, long halfLifeNs = 0)
    {
        // Written so that NaN is refused too.
        if (!(coefficientBps is >= 0 and <= BpsOfOne)) throw new ArgumentOutOfRangeException(nameof(coefficientBps), coefficientBps, "0 to 10,000");
        if (!(capBps is >= 0 and <= BpsOfOne)) throw new ArgumentOutOfRangeException(nameof(capBps), capBps, "0 to 10,000");
        ArgumentOutOfRangeException.ThrowIfNegative(halfLifeNs);
        CoefficientBps = coefficientBps;
        CapBps = capBps;
        HalfLifeNs = halfLifeNs;
    }

    public double CoefficientBps { get; }

    public double CapBps { get; }

    public long HalfLifeNs { get; }

    public long VolumeWindowNs => 5 * EngineTime.NsPerMinute;

    public long WorsenBy(in SlippageContext fill)
    {
        var impactBps = fill.WindowVolume > 0 ? Math.Min(CapBps, CoefficientBps * ((double)fill.FilledQuantity / (double)fill.WindowVolume)) : CapBps;
        return (long)Math.Ceiling(fill.Price * impactBps / BpsOfOne);
    }
}
