using System.Runtime.CompilerServices;
using FastEngine.Core;

namespace FastEngine.Signals.Windows;

/// <summary>Trades of the exact windows of all symbols of one shard, in segments of <see cref="SegmentTrades"/> that symbols take and give back.</summary>
/// <remarks>The segments of a symbol form a doubly linked list, oldest first. The last segment freed is taken first: it is still cached.</remarks>
public sealed class TradePool
{
    public const int SegmentTrades = 4096;

    /// <summary>A divisor of a segment's trades: at multiples of it trades are counted that were not yet.</summary>
    public const int BatchTrades = 256;

    private const int SegmentMask = SegmentTrades - 1;
    private const int SegmentShift = 12;
    private const int None = -1;

    private readonly PinnedArray<WindowTrade> _trades;
    private readonly int[] _next;
    private readonly int[] _previous;
    private int _free;

    /// <param name="trades">Room in trades, rounded up to whole segments.</param>
    public TradePool(int trades)
    {
        var segments = Math.Max(1, (int)(((long)trades + SegmentMask) >> SegmentShift));
        _trades = new PinnedArray<WindowTrade>(checked(segments * SegmentTrades));
        _next = new int[segments];
        _previous = new int[segments];
        for (var i = 0; i < segments; i++) _next[i] = i + 1 < segments ? i + 1 : None;
    }

    public long SizeInBytes => _trades.SizeInBytes + _next.Length * 8L;

    public ref WindowTrade this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _trades[index];
    }

    /// <summary>True when no trade follows at <paramref name="index"/> + 1 in the same segment; true for -1, before the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsSegmentEnd(int index) => ((index + 1) & SegmentMask) == 0;

    /// <summary>Trades from the one at <paramref name="index"/> to the last that its segment can hold.</summary>
    public static int LeftInSegment(int index) => SegmentTrades - (index & SegmentMask);

    /// <summary>True when the trade at <paramref name="index"/> is the last of its batch; true for -1, before the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsBatchEnd(int index) => ((index + 1) & (BatchTrades - 1)) == 0;

    /// <summary>Trades of one segment.</summary>
    public ReadOnlySpan<WindowTrade> Slice(int index, int count) => _trades.AsSpan().Slice(index, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next(int index) => IsSegmentEnd(index) ? FirstOf(_next[index >> SegmentShift]) : index + 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Previous(int index) => (index & SegmentMask) == 0 ? FirstOf(_previous[index >> SegmentShift]) + SegmentMask : index - 1;

    /// <summary>Takes a segment and links it behind the one that holds <paramref name="newestIndex"/> (-1: none).</summary>
    /// <returns>The index before its first trade, or -1 when the pool is empty.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool TryExtend(ref int newestIndex)
    {
        var segment = _free;
        if (segment == None) return false;
        _free = _next[segment];
        _next[segment] = None;
        _previous[segment] = None;
        if (newestIndex >= 0)
        {
            var last = newestIndex >> SegmentShift;
            _next[last] = segment;
            _previous[segment] = last;
        }

        newestIndex = FirstOf(segment) - 1;
        return true;
    }

    /// <summary>Gives back the segment of <paramref name="index"/>, the oldest of its symbol.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void ReleaseSegment(int index)
    {
        var segment = index >> SegmentShift;
        _next[segment] = _free;
        _free = segment;
    }

    /// <summary>Gives back every segment of a symbol from the one of <paramref name="newestIndex"/> backwards.</summary>
    public void ReleaseAll(int newestIndex, int oldestIndex)
    {
        var segment = newestIndex >> SegmentShift;
        var last = oldestIndex >> SegmentShift;
        while (true)
        {
            var previous = _previous[segment];
            _next[segment] = _free;
            _free = segment;
            if (segment == last) return;
            segment = previous;
        }
    }

    private static int FirstOf(int segment) => segment << SegmentShift;
}
