using FastEngine.Core;
using FastEngine.Signals.Windows;

namespace FastEngine.Signals.Candles;

/// <summary>Open candles and the history of closed ones, for every symbol of a shard and every timeframe.</summary>
/// <remarks>A symbol's open candles lie side by side, one cache line each.</remarks>
public sealed class CandleSeries
{
    private readonly PinnedArray<Candle> _open;
    private readonly PinnedArray<Candle> _closed;
    private readonly PinnedArray<int> _closedCount;
    private readonly int _history;

    public CandleSeries(int symbols, int timeframes, int history)
    {
        if (history <= 0 || (history & (history - 1)) != 0)
            throw new ArgumentOutOfRangeException(nameof(history), history, "the candle history must be a power of two");
        Timeframes = timeframes;
        _history = history;
        _open = new PinnedArray<Candle>(symbols * timeframes);
        var closed = (long)symbols * timeframes * history;
        if (closed > int.MaxValue) throw new InsufficientMemoryException($"{closed:N0} closed candles are more than one array can hold");
        _closed = new PinnedArray<Candle>((int)closed);
        _closedCount = new PinnedArray<int>(symbols * timeframes);
    }

    public int Timeframes { get; }

    /// <summary>Closed candles kept at most, of each symbol and timeframe.</summary>
    public int History => _history;

    public long SizeInBytes => _open.SizeInBytes + _closed.SizeInBytes + _closedCount.SizeInBytes;

    public ref Candle Open(int slot, int timeframe) => ref _open[slot * Timeframes + timeframe];

    /// <summary>Closed candles kept of this symbol and timeframe, at most the history.</summary>
    public int ClosedCount(int slot, int timeframe) => Math.Min(_closedCount[slot * Timeframes + timeframe], _history);

    /// <param name="slot">The symbol's slot in its shard.</param>
    /// <param name="timeframe">Index of the timeframe.</param>
    /// <param name="age">0 is the candle that closed last.</param>
    public ref readonly Candle Closed(int slot, int timeframe, int age)
    {
        var series = slot * Timeframes + timeframe;
        return ref _closed[series * _history + ((_closedCount[series] - 1 - age) & (_history - 1))];
    }

    /// <summary>Adds on-time trades to every timeframe.</summary>
    public void Add(int slot, in TradeBatch batch)
    {
        for (var i = slot * Timeframes; i < (slot + 1) * Timeframes; i++) _open[i].Add(in batch);
    }

    /// <summary>Closes the open candle, keeps it, opens the next one empty, and returns the closed one.</summary>
    public ref readonly Candle Close(int slot, int timeframe)
    {
        var series = slot * Timeframes + timeframe;
        ref var open = ref _open[series];
        ref var closed = ref _closed[series * _history + (_closedCount[series]++ & (_history - 1))];
        closed = open;
        open.StartNext();
        return ref closed;
    }

    /// <summary>Appends a closed candle from elsewhere.</summary>
    public void Load(int slot, int timeframe, in Candle candle)
    {
        var series = slot * Timeframes + timeframe;
        _closed[series * _history + (_closedCount[series]++ & (_history - 1))] = candle;
    }

    /// <summary>Forgets the symbol's open and closed candles.</summary>
    public void Clear(int slot)
    {
        for (var i = slot * Timeframes; i < (slot + 1) * Timeframes; i++)
        {
            _open[i] = default;
            _closedCount[i] = 0;
        }
    }
}
