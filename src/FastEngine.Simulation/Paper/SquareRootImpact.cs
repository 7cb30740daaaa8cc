using FastEngine.Core;

namespace FastEngine.Simulation.Paper;

/// <summary>The square-root law of market impact: a fill is worse by coefficient x sqrt(filled / traded) of the price.</summary>
/// <remarks>
/// I(Q) = Y sigma sqrt(Q / V): B. Tóth et al., "Anomalous price impact and the critical nature of liquidity in financial markets",
/// Physical Review X 1, 021006 (2011), with Y of order one; R. Almgren, C. Thum, E. Hauptmann and H. Li, "Direct estimation of equity market
/// impact", Risk 18(7) (2005), fit the power 3/5. The coefficient stands for Y sigma, sigma being the volatility over the window that V
/// is measured in (both grow with its length so that their ratio sigma / sqrt(V) does not); it is a knob, not estimated here.
/// Doubles: multiplication, division and square root are correctly rounded by IEEE 754, so the result is equal on every machine.
/// </remarks>
public sealed class SquareRootImpact : ISlippageModel
{
    private const double BpsOfOne = 10_000;

    /// <param name="coefficientBps">Impact of an order as large as the window's volume, basis points of the price.</param>
    /// <param name="capBps">Most that a fill is worsened by; also what it is worsened by when nothing traded in the window.</param>
    /// <param name="halfLifeNs">See <see cref="ISlippageModel.HalfLifeNs"/>.</param>
    public SquareRootImpact(double coefficientBps, double capBps, long halfLifeNs = 0)
    {
        // Written so that NaN is refused too.
        if (!(coefficientBps is >= 0 and <= BpsOfOne)) throw new ArgumentOutOfRangeException(nameof(coefficientBps), coefficientBps, "0 to 10,000");
        if (!(capBps is >= 0 and <= BpsOfOne)) throw new ArgumentOutOfRangeException(nameof(capBps), capBps, "0 to 10,000");
        CoefficientBps = coefficientBps;
        CapBps = capBps;
        ArgumentOutOfRangeException.ThrowIfNegative(halfLifeNs);
        HalfLifeNs = halfLifeNs;
    }

    public double CoefficientBps { get; }

    public double CapBps { get; }

    public long HalfLifeNs { get; }

    public long VolumeWindowNs => 5 * EngineTime.NsPerMinute;

    public long WorsenBy(in SlippageContext fill)
    {
        var impactBps = fill.WindowVolume > 0
            ? Math.Min(CapBps, CoefficientBps * Math.Sqrt((double)fill.FilledQuantity / (double)fill.WindowVolume))
            : CapBps;
        return (long)Math.Ceiling(fill.Price * impactBps / BpsOfOne);
    }
}
