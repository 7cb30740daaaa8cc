using FastEngine.Core;

namespace FastEngine.Simulation.Models.Impact;

/// <summary>What earlier orders have moved an instrument's price by and has not decayed yet: the tape does not know of it.</summary>
/// <remarks>
/// Each order's impact decays by half every half-life, as in propagator models of impact: J.-P. Bouchaud, Y. Gefen, M. Potters and M. Wyart, "Fluctuations and
/// response in financial markets", Quantitative Finance 4 (2004), here exponential: A. Obizhaeva and J. Wang, Journal of Financial Markets 16 (2013). An
/// order pays what others before it have left on its side; what they left on the other side does not make it cheaper.
/// </remarks>
internal sealed class ResidualImpact(long halfLifeNs, int instruments)
{
    // Beyond so many half-lives nothing is left.
    private const double Spent = 64;

    private readonly PinnedArray<Residue> _residues = new(instruments);

    private struct Residue
    {
        /// <summary>Part of the price that other orders have left, positive when they bought, as of <see cref="TimeNs"/>.</summary>
        public double Others;

        /// <summary>The same of the order that filled last.</summary>
        public double Own;

        public long Order;
        public long TimeNs;
    }

    /// <summary>What a fill is worse by for the orders before it, price units.</summary>
    /// <param name="worse">What it is worse by for itself.</param>
    public long WorsenBy(int instrumentId, Side side, long order, long timeNs, long price, long worse)
    {
        ref var residue = ref _residues[instrumentId];
        var left = Left(timeNs - residue.TimeNs);
        residue.Others *= left;
        residue.Own *= left;
        residue.TimeNs = Math.Max(residue.TimeNs, timeNs);
        var sign = side == Side.Buy ? 1 : -1;
        if (residue.Order != order)
        {
            residue.Others += residue.Own;
            residue.Order = order;
        }

        residue.Own = sign * ((double)worse / price);
        return (long)Math.Ceiling(Math.Max(0, sign * residue.Others) * price);
    }

    private double Left(long passedNs)
    {
        if (passedNs <= 0) return 1;
        var halvings = (double)passedNs / halfLifeNs;
        return halvings >= Spent ? 0 : ExactPower.Exp2(-halvings);
    }
}
