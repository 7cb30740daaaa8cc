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
    private const int MostLines = 12;

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
    public void A_symbols_times_are_in_its_first_line_and_its_windows_fill_lines_in_pairs()
    {
        var symbol = default(SymbolState);
        Assert.Equal(0, Offset(ref symbol, ref symbol.NowNs));
        Assert.Equal(8, Offset(ref symbol, ref symbol.NextTimerNs));
        Assert.Equal(16, Offset(ref symbol, ref symbol.LastPrice));
        Assert.Equal(24, Offset(ref symbol, ref symbol.SecondEndNs));
        Assert.Equal(32, Offset(ref symbol, ref symbol.NextEvictionNs));
        Assert.Equal(40, Offset(ref symbol, ref symbol.HighestTimeNs));
        Assert.Equal(48, Offset(ref symbol, ref symbol.BasePrice));
        Assert.Equal(56, Offset(ref symbol, ref symbol.Status));
        Assert.Equal(60, Offset(ref symbol, ref symbol.NewestIndex));
        Assert.Equal(64, Offset(ref symbol, ref symbol.Deviations));
        Assert.Equal(80, Offset(ref symbol, ref symbol.SquaredDeviations));
        Assert.Equal(96, Offset(ref symbol, ref symbol.QuietLow));
        Assert.Equal(104, Offset(ref symbol, ref symbol.QuietSpan));
        Assert.Equal(112, Offset(ref symbol, ref symbol.Evaluations));
        Assert.Equal(120, Offset(ref symbol, ref symbol.Wanted));
        Assert.Equal(124, Offset(ref symbol, ref symbol.MedianGap));
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
    public unsafe void An_on_time_tick_touches_at_most_twelve_cache_lines_of_a_symbols_state()
    {
        var options = new SignalOptions();
        var layout = new WindowLayout(options);
        var symbols = new PinnedArray<SymbolState>(2);
        var candles = new CandleSeries(symbols: 2, options.TimeframesNs.Count, options.CandleHistory);
        var lines = new HashSet<nuint>();
        var symbol = 1;

        // The state up to the last window that is in use.
        ref var state = ref symbols[symbol];
        Touch(lines, ref state, (int)Offset(ref state, ref state.Windows) + layout.Count * Unsafe.SizeOf<WindowSum>());
        var ofState = lines.Count;

        // The trade that is appended. The oldest ones leave once a second, when a second ends or a window is read.
        var pool = new PinnedArray<WindowTrade>(TradePool.SegmentTrades);
        Touch(lines, ref pool[1], Unsafe.SizeOf<WindowTrade>());
        var ofTrades = lines.Count - ofState;

        var buckets = new PinnedArray<SecondBucket>(8);
        Touch(lines, ref buckets[5], Unsafe.SizeOf<SecondBucket>());
        for (var i = 0; i < options.TimeframesNs.Count; i++) Touch(lines, ref candles.Open(symbol, i), Unsafe.SizeOf<Candle>());
        lines.Add(0); // The symbol's state of the profile: one line, as its own layout test says.
        Assert.Equal((5, 3, 3), (layout.Count, layout.ExactCount, options.TimeframesNs.Count));
        Assert.Equal((5, 1), (ofState, ofTrades));
        Assert.True(lines.Count <= MostLines, $"a tick touches {lines.Count} lines: {ofState} of the state, {ofTrades} of trades, and those of a bucket, the profile and the open candles");
    }

    private static unsafe void Touch<T>(HashSet<nuint> lines, ref T first, int bytes)
    {
        var start = (nuint)Unsafe.AsPointer(ref Unsafe.As<T, byte>(ref first));
        for (var line = start / Line; line <= (start + (nuint)bytes - 1) / Line; line++) lines.Add(line);
    }

    private static long Offset<T, TField>(ref T structure, ref TField field) =>
        (long)Unsafe.ByteOffset(ref Unsafe.As<T, byte>(ref structure), ref Unsafe.As<TField, byte>(ref field));
}
