using System.Diagnostics;
using System.Runtime.CompilerServices;
using FastEngine.Core;

namespace FastEngine.Signals.Windows;

/// <summary>The windows that count every trade: one time-ordered list of trades a symbol, and for each window its oldest trade and its sums.</summary>
/// <remarks>A window of length W holds the trades with T in (now - W, now]. On-time trades cost O(1) amortised; a late one is moved to its
/// place, past the trades that are newer.</remarks>
public sealed class ExactWindows
{
    private readonly TradePool _pool;
    private readonly long[] _lengthsNs;
    private readonly int _count;

    public ExactWindows(WindowLayout layout, TradePool pool)
    {
        _pool = pool;
        _count = layout.ExactCount;
        _lengthsNs = new long[_count];
        for (var i = 0; i < _lengthsNs.Length; i++) _lengthsNs[i] = layout[i];
    }

    private long LongestNs => _lengthsNs[^1];

    public void Start(ref SymbolState symbol)
    {
        symbol.NewestIndex = -1;
        symbol.Uncounted = 0;
        symbol.NextEvictionNs = long.MaxValue;
        for (var i = 0; i < _lengthsNs.Length; i++) symbol.Windows[i] = default;
    }

    /// <summary>Gives the symbol's memory back; <see cref="Start"/> makes it usable again.</summary>
    public void Release(ref SymbolState symbol)
    {
        if (symbol.NewestIndex < 0) return;
        ref var longest = ref symbol.Windows[_lengthsNs.Length - 1];
        _pool.ReleaseAll(symbol.NewestIndex, longest.Trades > 0 ? longest.OldestIndex : symbol.NewestIndex);
    }

    /// <summary>Whether the next trade has a place. Only while no trade waits to be counted.</summary>
    public bool HasRoom(ref SymbolState symbol) => !TradePool.IsSegmentEnd(symbol.NewestIndex) || Extend(ref symbol);

    /// <summary>Appends an on-time trade, the newest, where there is room; it waits to be counted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(ref SymbolState symbol, in WindowTrade trade)
    {
        _pool[++symbol.NewestIndex] = trade;
        symbol.Uncounted++;
    }

    /// <summary>The trades that wait to be counted, oldest first.</summary>
    public ReadOnlySpan<WindowTrade> Uncounted(ref SymbolState symbol) => _pool.Slice(symbol.NewestIndex - symbol.Uncounted + 1, symbol.Uncounted);

    /// <summary>Counts the trades that wait for it.</summary>
    /// <remarks>Drops nothing: that costs less in one go, see <see cref="Advance"/>.</remarks>
    /// <param name="symbol">Its windows.</param>
    /// <param name="batch">What the trades come to.</param>
    public void Count(ref SymbolState symbol, in TradeBatch batch)
    {
        var first = symbol.NewestIndex - symbol.Uncounted + 1;
        symbol.Uncounted = 0;
        for (var i = 0; i < _count; i++)
        {
            ref var window = ref symbol.Windows[i];
            if (window.Trades == 0)
            {
                window.OldestIndex = first;
                symbol.NextEvictionNs = Math.Min(symbol.NextEvictionNs, _pool[first].TimeNs + _lengthsNs[i]);
            }

            window.Add(in batch);
        }
    }

    /// <summary>Adds a late trade to the windows that still reach back to it, while none waits to be counted. False when the pool has no room for it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool AddLate(ref SymbolState symbol, in WindowTrade trade)
    {
        var timeNs = trade.TimeNs;
        if (timeNs <= symbol.NowNs - LongestNs) return true;
        if (!HasRoom(ref symbol)) return false;
        ref var longest = ref symbol.Windows[_lengthsNs.Length - 1];
        var end = ++symbol.NewestIndex;
        var index = end;
        if (longest.Trades > 0)
        {
            while (index != longest.OldestIndex)
            {
                var before = _pool.Previous(index);
                if (_pool[before].TimeNs <= timeNs) break;
                _pool[index] = _pool[before];
                index = before;
            }
        }

        _pool[index] = trade;
        var side = trade.SignedQuantity < 0 ? 1 : 0;
        var quantity = Math.Abs(trade.SignedQuantity);
        for (var i = 0; i < _lengthsNs.Length; i++)
        {
            ref var window = ref symbol.Windows[i];
            var isInside = timeNs > symbol.NowNs - _lengthsNs[i];
            if (window.Trades == 0)
            {
                if (!isInside) continue;
                Debug.Assert(index == end, "an empty window is newer than every kept trade");
                window.OldestIndex = index;
            }
            else if (!isInside)
            {
                // Every trade of this window is newer than the late one and moved up by one.
                window.OldestIndex = _pool.Next(window.OldestIndex);
                continue;
            }

            window.Add(side, quantity);
        }

        SetNextEviction(ref symbol);
        return true;
    }

    /// <summary>Drops the trades that left the windows by the symbol's time; needed before a window is read, and now and then.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Advance(ref SymbolState symbol)
    {
        if (symbol.NowNs >= symbol.NextEvictionNs) Evict(ref symbol);
    }

    /// <summary>Lowest and highest price of the trades with T in (now - W, now]; W is at most the longest exact window.</summary>
    /// <returns>False when there is none.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool TryExtremes(ref SymbolState symbol, long windowNs, out long low, out long high)
    {
        low = long.MaxValue;
        high = long.MinValue;
        ref var longest = ref symbol.Windows[_lengthsNs.Length - 1];
        if (longest.Trades == 0) return false;
        var limit = symbol.NowNs - windowNs;
        for (var index = symbol.NewestIndex; _pool[index].TimeNs > limit; index = _pool.Previous(index))
        {
            low = Math.Min(low, _pool[index].Price);
            high = Math.Max(high, _pool[index].Price);
            if (index == longest.OldestIndex) break;
        }

        return low <= high;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Evict(ref SymbolState symbol)
    {
        var next = long.MaxValue;
        for (var i = 0; i < _count; i++)
        {
            ref var window = ref symbol.Windows[i];
            Drop(ref window, symbol.NowNs - _lengthsNs[i], isLongest: i == _count - 1);
            if (window.Trades > 0) next = Math.Min(next, _pool[window.OldestIndex].TimeNs + _lengthsNs[i]);
        }

        symbol.NextEvictionNs = next;
    }

    // Segment by segment.
    private void Drop(ref WindowSum window, long limit, bool isLongest)
    {
        while (window.Trades > 0)
        {
            var trades = _pool.Slice(window.OldestIndex, Math.Min(window.Trades, TradePool.LeftInSegment(window.OldestIndex)));
            var dropped = Subtract(ref window, trades, limit);
            if (dropped < trades.Length)
            {
                window.OldestIndex += dropped;
                return;
            }

            if (window.Trades == 0) return;
            var last = window.OldestIndex + dropped - 1;
            window.OldestIndex = _pool.Next(last);
            if (isLongest) _pool.ReleaseSegment(last);
        }
    }

    // Without a branch on the side: no processor can tell which way the next trade went.
    private static int Subtract(ref WindowSum window, ReadOnlySpan<WindowTrade> trades, long limit)
    {
        Sum96 buy = default, sell = default;
        var dropped = 0;
        for (; dropped < trades.Length && trades[dropped].TimeNs <= limit; dropped++)
        {
            var quantity = trades[dropped].SignedQuantity;
            var sign = quantity >> 63;
            buy.Add(quantity & ~sign);
            sell.Subtract(quantity & sign);
        }

        window.Buy.Subtract(in buy);
        window.Sell.Subtract(in sell);
        window.Trades -= dropped;
        return dropped;
    }

    // The end of the newest segment: begin it anew when nothing in it counts any more, else take another.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Extend(ref SymbolState symbol)
    {
        if (symbol.NewestIndex >= 0 && symbol.Windows[_lengthsNs.Length - 1].Trades == 0)
        {
            symbol.NewestIndex -= TradePool.SegmentTrades;
            return true;
        }

        return _pool.TryExtend(ref symbol.NewestIndex);
    }

    private void SetNextEviction(ref SymbolState symbol)
    {
        var next = long.MaxValue;
        for (var i = 0; i < _lengthsNs.Length; i++)
        {
            ref var window = ref symbol.Windows[i];
            if (window.Trades > 0) next = Math.Min(next, _pool[window.OldestIndex].TimeNs + _lengthsNs[i]);
        }

        symbol.NextEvictionNs = next;
    }
}
