using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Signals.Exits;

/// <summary>The rules that end a position at a check, in order of precedence: cascade reversal, adverse moves, dump.</summary>
public sealed class ExitMonitor
{
    private readonly int _confirmations;
    private readonly AdverseStep[] _adverseSteps;
    private readonly CascadeReversal _cascade;
    private readonly DumpRule _dump;

    /// <param name="options">The rules.</param>
    /// <param name="cascadeWindows">Index of each cascade window in the symbols' window sums, shortest first.</param>
    /// <param name="imbalanceCap">Imbalances are clamped to [1/cap, cap].</param>
    /// <param name="barNs">The fastest timeframe.</param>
    public ExitMonitor(ExitOptions options, ReadOnlySpan<int> cascadeWindows, double imbalanceCap, long barNs)
    {
        _confirmations = options.CascadeConfirmations;
        _adverseSteps = [.. options.AdverseSteps];
        _cascade = new CascadeReversal(options, cascadeWindows, imbalanceCap);
        _dump = new DumpRule(options.Dump, barNs);
    }

    /// <summary>Reads once what is the same for all positions of a symbol.</summary>
    /// <param name="symbol">Its windows, already moved on to the time of the check.</param>
    public void Begin(ref SymbolState symbol) => _cascade.Read(ref symbol);

    /// <summary>Checks a position; one that is exiting is counted and left alone.</summary>
    /// <param name="position">It remembers what it must.</param>
    /// <param name="view">Its symbol as of the check.</param>
    /// <param name="request">The exit to ask for, when true.</param>
    public bool Ends(ref GuardedPosition position, in SymbolView view, ref ExitRequest request)
    {
        var moves = CountAdverse(ref position, view.Price);
        position.CascadeReversals = _cascade.IsReversed(position.Direction) ? position.CascadeReversals + 1 : 0;
        var isEnded = !position.IsExiting && Find(in position, in view, moves, ref request);
        SeeFlow(ref position, in view);
        if (isEnded) position.IsExiting = true;
        return isEnded;
    }

    /// <summary>A flip of the flow may end the position from now on, when the flow is with it.</summary>
    public void SeeFlow(ref GuardedPosition position, in SymbolView view) => position.HadFlow |= _dump.IsFlowWith(position.Direction, in view);

    /// <summary>Adverse moves in a row that end the position at the profit it has at <paramref name="price"/>.</summary>
    public int AdverseLimit(in GuardedPosition position, long price)
    {
        foreach (ref readonly var step in _adverseSteps.AsSpan())
        {
            if (step.BelowProfitPpm == long.MaxValue || !position.HasProfit(price, step.BelowProfitPpm)) return step.Moves;
        }

        return int.MaxValue;
    }

    // The first sample is compared with the average entry; an equal price neither adds to the streak nor ends it.
    private static int CountAdverse(ref GuardedPosition position, long price)
    {
        var before = position.SampledPrice == 0 ? position.Cost : (Int128)position.SampledPrice * position.Quantity;
        var now = (Int128)price * position.Quantity;
        position.SampledPrice = price;
        if (now == before) return position.AdverseMoves;
        var isAdverse = position.Direction == Direction.Long ? now < before : now > before;
        return position.AdverseMoves = isAdverse ? position.AdverseMoves + 1 : 0;
    }

    private bool Find(in GuardedPosition position, in SymbolView view, int moves, ref ExitRequest request)
    {
        if (position.CascadeReversals >= _confirmations)
        {
            request = position.Request(ExitReason.CascadeReversal, view.Price, _cascade.Shortest, _cascade.RatioFor(position.Direction));
            return true;
        }

        var limit = AdverseLimit(in position, view.Price);
        if (moves >= limit)
        {
            request = position.Request(ExitReason.AdverseMoves, view.Price, moves, limit);
            return true;
        }

        var dump = _dump.Find(in position, in view, out var measured, out var threshold);
        if (dump == DumpSignal.None) return false;
        request = position.Request(ExitReason.DumpDetected, view.Price, measured, threshold);
        request.Dump = dump;
        return true;
    }
}
