using System.Runtime.CompilerServices;
using FastEngine.Core;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Exits;
using FastEngine.Signals.Windows;

namespace FastEngine.Signals.Tests;

/// <summary>Sizes and offsets of a symbol's state, and how much of it one tick touches.</summary>
public class LayoutTests
{
    private const int Line = 64;

    /// <summary>The budget of <c>docs/performance.md</c>.</summary>
    private const int MostLines = 3;

    [Fact]
    public void Hot_structs_have_the_sizes_that_share_cache_lines_evenly()
    {
        Assert.Equal(64, Unsafe.SizeOf<Candle>());
        Assert.Equal(64, Unsafe.SizeOf<SecondBucket>());
        Assert.Equal(32, Unsafe.SizeOf<WindowSum>());
        Assert.Equal(24, Unsafe.SizeOf<WindowTrade>());
        Assert.Equal(128, Unsafe.SizeOf<GuardedPosition>());
        Assert.Equal(512, Unsafe.SizeOf<SymbolState>());
        Assert.Equal(SymbolState.MaxWindows * Unsafe.SizeOf<WindowSum>(), Unsafe.SizeOf<SymbolState.WindowSums>());
    }

    [Fact]
    public void What_every_tick_touches_is_in_a_symbols_first_line_and_its_windows_fill_lines_in_pairs()
    {
        var symbol = default(SymbolState);
        Assert.Equal(0, Offset(ref symbol, ref symbol.NowNs));
        Assert.Equal(8, Offset(ref symbol, ref symbol.NextTimerNs));
        Assert.Equal(16, Offset(ref symbol, ref symbol.LastPrice));
        Assert.Equal(24, Offset(ref symbol, ref symbol.SecondEndNs));
        Assert.Equal(32, Offset(ref symbol, ref symbol.QuietLow));
        Assert.Equal(40, Offset(ref symbol, ref symbol.QuietSpan));
        Assert.Equal(48, Offset(ref symbol, ref symbol.Wanted));
        Assert.Equal(52, Offset(ref symbol, ref symbol.Status));
        Assert.Equal(56, Offset(ref symbol, ref symbol.NewestIndex));
        Assert.Equal(60, Offset(ref symbol, ref symbol.Uncounted));
        Assert.Equal(64, Offset(ref symbol, ref symbol.Deviations));
        Assert.Equal(76, Offset(ref symbol, ref symbol.MedianGap));
        Assert.Equal(80, Offset(ref symbol, ref symbol.SquaredDeviations));
        Assert.Equal(96, Offset(ref symbol, ref symbol.NextEvictionNs));
        Assert.Equal(104, Offset(ref symbol, ref symbol.HighestTimeNs));
        Assert.Equal(112, Offset(ref symbol, ref symbol.BasePrice));
        Assert.Equal(120, Offset(ref symbol, ref symbol.Evaluations));
        Assert.Equal(128, Offset(ref symbol, ref symbol.Windows));
    }

    [Fact]
    public void Sell_follows_buy_wherever_a_side_indexes_them()
    {
        var window = default(WindowSum);
        Assert.Equal((0, 12, 24, 28), (Offset(ref window, ref window.Buy), Offset(ref window, ref window.Sell), Offset(ref window, ref window.Trades), Offset(ref window, ref window.OldestIndex)));
        Assert.Equal(28, Offset(ref window, ref window.LargeTrades));
        var bucket = default(SecondBucket);
        Assert.Equal((0, 12, 24, 28), (Offset(ref bucket, ref bucket.Buy), Offset(ref bucket, ref bucket.Sell), Offset(ref bucket, ref bucket.Trades), Offset(ref bucket, ref bucket.LargeTrades)));
        Assert.Equal((32, 48), (Offset(ref bucket, ref bucket.Deviations), Offset(ref bucket, ref bucket.SquaredDeviations)));
        var candle = default(Candle);
        Assert.Equal((0, 8, 16, 24), (Offset(ref candle, ref candle.Open), Offset(ref candle, ref candle.High), Offset(ref candle, ref candle.Low), Offset(ref candle, ref candle.Close)));
        Assert.Equal((32, 44, 56, 60), (Offset(ref candle, ref candle.BuyVolume), Offset(ref candle, ref candle.SellVolume), Offset(ref candle, ref candle.BuyTrades), Offset(ref candle, ref candle.SellTrades)));
    }

    [Fact]
    public void An_on_time_tick_touches_one_cache_line_of_a_symbols_state_and_its_own_place_in_the_pool()
    {
        var lines = new HashSet<nuint>();
        var symbols = new PinnedArray<SymbolState>(2);
        ref var state = ref symbols[1];
        Touch(lines, ref state, (int)Offset(ref state, ref state.Uncounted) + sizeof(int));
        Assert.Single(lines);

        // 24 bytes may straddle two lines.
        var pool = new PinnedArray<WindowTrade>(TradePool.SegmentTrades);
        Touch(lines, ref pool[2], Unsafe.SizeOf<WindowTrade>());
        Assert.True(lines.Count <= MostLines, $"a tick touches {lines.Count} lines");
    }

    [Fact]
    public void A_batch_never_leaves_its_segment() => Assert.Equal(0, TradePool.SegmentTrades % TradePool.BatchTrades);

    private static unsafe void Touch<T>(HashSet<nuint> lines, ref T first, int bytes)
    {
        var start = (nuint)Unsafe.AsPointer(ref Unsafe.As<T, byte>(ref first));
        for (var line = start / Line; line <= (start + (nuint)bytes - 1) / Line; line++) lines.Add(line);
    }

    private static long Offset<T, TField>(ref T structure, ref TField field) =>
        (long)Unsafe.ByteOffset(ref Unsafe.As<T, byte>(ref structure), ref Unsafe.As<TField, byte>(ref field));
}
