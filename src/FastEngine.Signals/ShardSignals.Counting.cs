using System.Runtime.CompilerServices;
using FastEngine.Core;
using FastEngine.Signals.Windows;

namespace FastEngine.Signals;

// How trades get into windows, candles, profile and median gap: together, when somebody looks.
public sealed partial class ShardSignals<TSink>
{
    // Trades wait to be counted until somebody looks, for a second at most: added up together they cost a fraction. Everything that reads a
    // window, a candle, the profile or the median gap comes here first.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CatchUp(int slot, ref SymbolState symbol)
    {
        if (symbol.Uncounted != 0) CountWaiting(slot, ref symbol);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void CountWaiting(int slot, ref SymbolState symbol)
    {
        var trades = _exact.Uncounted(ref symbol);
        Count(slot, ref symbol, trades, out var batch);
        LearnGaps(ref symbol, trades);
        _exact.Count(ref symbol, in batch);
    }

    private void Count(int slot, ref SymbolState symbol, ReadOnlySpan<WindowTrade> trades, out TradeBatch batch)
    {
        _buckets.Add(ref symbol, slot, trades, out batch);
        _candles.Add(slot, in batch);
        _profile.Add(slot, trades, in batch);
    }

    private static void LearnGaps(ref SymbolState symbol, ReadOnlySpan<WindowTrade> trades)
    {
        var median = symbol.MedianGap;
        var beforeNs = symbol.HighestTimeNs;
        var evaluations = symbol.Evaluations;
        foreach (ref readonly var trade in trades)
        {
            var gapNs = trade.TimeNs - beforeNs;
            beforeNs = trade.TimeNs;
            median = evaluations < GapMedian.Settled ? GapMedian.Learn(median, gapNs, evaluations) : GapMedian.Next(median, gapNs);
            evaluations++;
        }

        symbol.MedianGap = median;
        symbol.HighestTimeNs = beforeNs;
        symbol.Evaluations = evaluations;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void EndSecond(int slot, ref SymbolState symbol)
    {
        CatchUp(slot, ref symbol);
        Advance(slot, ref symbol);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool MakeRoom(int slot, ref SymbolState symbol)
    {
        CatchUp(slot, ref symbol);
        return _exact.HasRoom(ref symbol);
    }

    // The pool is full: in everything but the exact windows.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void CountLost(int slot, ref SymbolState symbol, in Tick tick)
    {
        var trade = WindowTrade.Of(in tick);
        var trades = new ReadOnlySpan<WindowTrade>(in trade);
        Count(slot, ref symbol, trades, out _);
        LearnGaps(ref symbol, trades);
        Taint(slot, ref symbol);
    }
}
