using System.Numerics;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Simulation.Reports;
using ClosedTrade = FastEngine.Simulation.Reports.ClosedTrade;
using OpenPosition = FastEngine.Simulation.Reports.OpenPosition;

namespace FastEngine.Simulation.Backtest;

/// <summary>What a run held and when: time in the market and exposure, exact from its positions.</summary>
/// <remarks>A quantity counts at its entry price, from the first fill of its entry to its exit; what is open at the end, to the end.
/// Nothing counts before the span or behind it.</remarks>
public sealed class Holdings
{
    // In the order of their beginnings.
    private readonly Holding[] _held;
    private readonly long _fromNs;
    private readonly long _toNs;

    private Holdings(IEnumerable<Holding> held, long fromNs, long toNs)
    {
        (_fromNs, _toNs) = (fromNs, toNs);
        _held =
        [
            .. held.Select(holding => holding with { FromNs = Math.Max(holding.FromNs, fromNs), ToNs = Math.Min(holding.ToNs, toNs) })
                .Where(holding => holding.ToNs > holding.FromNs).OrderBy(holding => holding.FromNs),
        ];
    }

    /// <summary>Share of the span in which at least one position was open, 0 to 1; null for a span without length.</summary>
    public double? TimeInMarket => _toNs > _fromNs ? (double)OpenNs() / (_toNs - _fromNs) : null;

    /// <summary>Sum of notional times time over the length of the span, in quote currency; null for a span without length.</summary>
    public double? MeanNotional =>
        _toNs > _fromNs ? _held.Sum(holding => Fixed18.ToDouble(holding.Notional) * (holding.ToNs - holding.FromNs)) / (_toNs - _fromNs) : null;

    /// <param name="trades">Closed parts.</param>
    /// <param name="open">What the end left open.</param>
    /// <param name="fromNs">Beginning of the span.</param>
    /// <param name="toNs">Its end.</param>
    public static Holdings Of(IReadOnlyList<ClosedTrade> trades, IReadOnlyList<OpenPosition> open, long fromNs, long toNs) => new(
        [
            .. trades.Select(trade => new Holding(trade.EntryTimeNs, trade.ExitTimeNs, Notional(trade.EntryPrice, trade.Quantity))),
            .. open.Select(position => new Holding(position.EntryTimeNs, toNs, Notional(position.EntryPrice, position.Quantity))),
        ], fromNs, toNs);

    /// <summary>Those of several runs over the span from the first beginning to the last end: open times are united, notionals add up.</summary>
    public static Holdings Join(IReadOnlyList<Holdings> runs) => new(runs.SelectMany(run => run._held), runs.Min(run => run._fromNs), runs.Max(run => run._toNs));

    /// <summary>Bars with their exposure: notional times time over the part of the bar that the span has.</summary>
    /// <param name="bars">In time order.</param>
    /// <param name="barNs">Their length.</param>
    public List<EquityBar> Into(IReadOnlyList<EquityBar> bars, long barNs)
    {
        var exposures = new Int128[bars.Count];
        foreach (var holding in _held)
        {
            for (var i = FirstEndingAfter(bars, barNs, holding.FromNs); i < bars.Count && bars[i].TimeNs < holding.ToNs; i++)
            {
                var (barFromNs, barToNs) = (Math.Max(bars[i].TimeNs, _fromNs), Math.Min(bars[i].TimeNs + barNs, _toNs));
                exposures[i] += Money.Share(holding.Notional, Math.Min(holding.ToNs, barToNs) - Math.Max(holding.FromNs, barFromNs), barToNs - barFromNs);
            }
        }

        return [.. bars.Select((bar, i) => bar with { Exposure = exposures[i] })];
    }

    // Of the union.
    private long OpenNs()
    {
        var (open, reached) = (0L, _fromNs);
        foreach (var holding in _held)
        {
            open += Math.Max(0, holding.ToNs - Math.Max(holding.FromNs, reached));
            reached = Math.Max(reached, holding.ToNs);
        }

        return open;
    }

    private static int FirstEndingAfter(IReadOnlyList<EquityBar> bars, long barNs, long timeNs)
    {
        var (low, high) = (0, bars.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (bars[middle].TimeNs + barNs > timeNs) high = middle;
            else low = middle + 1;
        }

        return low;
    }

    // The product of two numbers at scale 18 has no room in 128 bits.
    private static Int128 Notional(Int128 price, Int128 quantity) => (Int128)((BigInteger)price * quantity / FixedPoint.PowerOfTen(Fixed18.Scale));
}
