using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using FastEngine.Core;

namespace FastEngine.Signals.Windows;

/// <summary>The windows that count whole seconds of exchange time: a ring of one-second buckets a symbol, and running sums for each window.</summary>
/// <remarks>A bucket counts while its start is after now - W; with now in second n these are the seconds n-W+1 to n.</remarks>
public sealed class BucketWindows
{
    // Beyond this the base price moves, so that 2^31 squares fit the 128-bit sums. Only prices 2^56 units apart within one window could
    // still overflow them, and the intake holds a price that moves by more than a tenth.
    private const long MaxDeviation = 1L << 48;

    private readonly PinnedArray<SecondBucket> _buckets;
    private readonly int _mask;
    private readonly int _ringSize;
    private readonly int _first;
    private readonly int[] _seconds;
    private readonly int _count;
    private readonly int _statistics;
    private readonly int _largeTrade;
    private readonly TradeBatchReader _reader;

    public BucketWindows(WindowLayout layout, SignalOptions options, int symbols)
    {
        _first = layout.ExactCount;
        _count = layout.Count - layout.ExactCount;
        _seconds = new int[_count];
        for (var i = 0; i < _seconds.Length; i++) _seconds[i] = (int)(layout[_first + i] / EngineTime.NsPerSecond);
        _ringSize = (int)BitOperations.RoundUpToPowerOf2((uint)_seconds[^1] + 1);
        _mask = _ringSize - 1;
        var buckets = (long)symbols * _ringSize;
        if (buckets > int.MaxValue) throw new InsufficientMemoryException($"{buckets:N0} one-second buckets are more than one array can hold");
        _buckets = new PinnedArray<SecondBucket>((int)buckets);
        _statistics = layout.StatisticsIndex - _first;
        _largeTrade = layout.LargeTradeIndex;
        _reader = new TradeBatchReader((ulong)options.LargeTradeMultipleMilli);
    }

    public long SizeInBytes => _buckets.SizeInBytes;

    /// <summary>Begins anew at the symbol's time, with <paramref name="basePrice"/> as the price that deviations are taken from.</summary>
    public void Start(ref SymbolState symbol, int slot, long basePrice)
    {
        _buckets.AsSpan().Slice(slot * _ringSize, _ringSize).Clear();
        ClearSums(ref symbol);
        symbol.BasePrice = basePrice;
        symbol.SecondEndNs = EngineTime.NextMultiple(symbol.NowNs, EngineTime.NsPerSecond);
    }

    /// <summary>Drops the seconds that left the windows by the symbol's time.</summary>
    /// <returns>Whether a second had ended.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Advance(ref SymbolState symbol, int slot)
    {
        if (symbol.NowNs < symbol.SecondEndNs) return false;
        MoveOn(ref symbol, slot);
        return true;
    }

    /// <summary>Adds on-time trades: they belong to the current second.</summary>
    /// <param name="symbol">Its windows, moved on to the second.</param>
    /// <param name="slot">The symbol's.</param>
    /// <param name="trades">At least one and at most <see cref="TradePool.BatchTrades"/>, oldest first.</param>
    /// <param name="batch">What they come to.</param>
    public void Add(ref SymbolState symbol, int slot, ReadOnlySpan<WindowTrade> trades, out TradeBatch batch)
    {
        _reader.Read(in symbol.Windows[_largeTrade], symbol.BasePrice, trades, out batch);
        if (IsNear(ref symbol, batch.Low) && IsNear(ref symbol, batch.High)) Add(ref symbol, slot, in batch);
        else AddFar(ref symbol, slot, trades);
    }

    /// <summary>Adds a late trade: to its own second, if a window still reaches that.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void AddLate(ref SymbolState symbol, int slot, in WindowTrade trade, out TradeBatch batch)
    {
        var second = trade.TimeNs / EngineTime.NsPerSecond;
        var age = symbol.SecondEndNs / EngineTime.NsPerSecond - 1 - second;
        if (age < _ringSize && !IsNear(ref symbol, trade.Price)) MoveBase(ref symbol, slot, trade.Price);
        _reader.Read(in symbol.Windows[_largeTrade], symbol.BasePrice, new ReadOnlySpan<WindowTrade>(in trade), out batch);
        if (age >= _ringSize) return;
        _buckets[slot * _ringSize + ((int)second & _mask)].Add(in batch);
        for (var i = 0; i < _count; i++)
        {
            if (age >= _seconds[i]) continue;
            ref var window = ref symbol.Windows[_first + i];
            window.Add(in batch);
            window.LargeTrades += batch.LargeTrades;
        }

        if (age >= _seconds[_statistics]) return;
        symbol.Deviations.Add(in batch.Deviations);
        symbol.SquaredDeviations += batch.SquaredDeviations;
    }

    /// <summary>Large trades of the large-trade window whose aggressor bought; the window is moved on to the symbol's time.</summary>
    public int LargeBuys(ref SymbolState symbol, int slot)
    {
        var last = (int)(symbol.SecondEndNs / EngineTime.NsPerSecond - 1);
        var count = 0;
        for (var i = 0; i < _seconds[_largeTrade - _first]; i++) count += _buckets[slot * _ringSize + ((last - i) & _mask)].LargeBuys;
        return count;
    }

    /// <summary>The bucket of the current second.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref SecondBucket Current(ref SymbolState symbol, int slot) =>
        ref _buckets[slot * _ringSize + ((int)(symbol.SecondEndNs / EngineTime.NsPerSecond - 1) & _mask)];

    private void Add(ref SymbolState symbol, int slot, in TradeBatch batch)
    {
        Current(ref symbol, slot).Add(in batch);
        for (var i = _first; i < _first + _count; i++)
        {
            ref var window = ref symbol.Windows[i];
            window.Add(in batch);
            window.LargeTrades += batch.LargeTrades;
        }

        symbol.Deviations.Add(in batch.Deviations);
        symbol.SquaredDeviations += batch.SquaredDeviations;
    }

    // One by one, so that the base moves at the trade that is far from it, wherever batches are cut.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddFar(ref SymbolState symbol, int slot, ReadOnlySpan<WindowTrade> trades)
    {
        foreach (ref readonly var trade in trades)
        {
            if (!IsNear(ref symbol, trade.Price)) MoveBase(ref symbol, slot, trade.Price);
            _reader.Read(in symbol.Windows[_largeTrade], symbol.BasePrice, new ReadOnlySpan<WindowTrade>(in trade), out var alone);
            Add(ref symbol, slot, in alone);
        }
    }

    private static bool IsNear(ref SymbolState symbol, long price) => (ulong)(price - symbol.BasePrice + MaxDeviation) <= 2 * MaxDeviation;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void MoveOn(ref SymbolState symbol, int slot)
    {
        var from = symbol.SecondEndNs / EngineTime.NsPerSecond - 1;
        var to = symbol.NowNs / EngineTime.NsPerSecond;
        symbol.SecondEndNs = (to + 1) * EngineTime.NsPerSecond;
        var ring = _buckets.AsSpan().Slice(slot * _ringSize, _ringSize);
        if (to - from >= _ringSize)
        {
            ring.Clear();
            ClearSums(ref symbol);
            return;
        }

        for (var second = from + 1; second <= to; second++)
        {
            for (var i = 0; i < _seconds.Length; i++)
            {
                ref var left = ref ring[(int)(second - _seconds[i]) & _mask];
                if (left.Trades == 0) continue;
                ref var window = ref symbol.Windows[_first + i];
                window.Buy.Subtract(left.Buy);
                window.Sell.Subtract(left.Sell);
                window.Trades -= left.Trades;
                window.LargeTrades -= left.LargeTrades;
                if (i != _statistics) continue;
                symbol.Deviations.Subtract(left.Deviations);
                symbol.SquaredDeviations -= left.SquaredDeviations;
            }

            ring[(int)second & _mask] = default;
        }

        Prefetch(ring, to + 1);
    }

    // What the end of the next second will touch; it was last touched minutes before.
    private unsafe void Prefetch(Span<SecondBucket> ring, long second)
    {
        if (!Sse.IsSupported) return;
        foreach (var length in _seconds) Sse.Prefetch1(Unsafe.AsPointer(ref ring[(int)(second - length) & _mask]));
        Sse.Prefetch1(Unsafe.AsPointer(ref ring[(int)second & _mask]));
    }

    // Sum of (d - m)^2 = sum of d^2 - 2 m * sum of d + n m^2, bucket by bucket.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void MoveBase(ref SymbolState symbol, int slot, long basePrice)
    {
        Int128 move = (Int128)basePrice - symbol.BasePrice;
        symbol.BasePrice = basePrice;
        foreach (ref var bucket in _buckets.AsSpan().Slice(slot * _ringSize, _ringSize))
        {
            if (bucket.Trades == 0) continue;
            Rebase(ref bucket.Deviations, ref bucket.SquaredDeviations, bucket.Trades, move);
        }

        Rebase(ref symbol.Deviations, ref symbol.SquaredDeviations, symbol.Windows[_first + _statistics].Trades, move);
    }

    private static void Rebase(ref Sum96 deviations, ref Int128 squares, int trades, Int128 move)
    {
        var sum = deviations.Value;
        squares += move * (trades * move - 2 * sum);
        deviations = Sum96.From(sum - trades * move);
    }

    private void ClearSums(ref SymbolState symbol)
    {
        for (var i = 0; i < _seconds.Length; i++) symbol.Windows[_first + i] = default;
        symbol.Deviations = default;
        symbol.SquaredDeviations = 0;
    }
}
