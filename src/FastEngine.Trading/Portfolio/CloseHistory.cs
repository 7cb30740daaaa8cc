using FastEngine.Core;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Portfolio;

/// <summary>The last closes of every symbol, aligned by the time of their bars, and the correlation of two symbols' log returns.</summary>
public sealed class CloseHistory
{
    private readonly PinnedArray<long> _closes;

    // By the bar that they end with; NaN without both closes.
    private readonly PinnedArray<double> _returns;
    private readonly PinnedArray<Run> _runs;
    private readonly int _capacity;
    private readonly long _barNs;

    private struct Run
    {
        /// <summary>Number of the newest bar: the end of its interval over the length of a bar.</summary>
        public long Last;

        /// <summary>Bars from the oldest kept to it, those without a close included.</summary>
        public int Count;

        public readonly long First => Last - Count + 1;
    }

    public CloseHistory(int instruments, int closes, long barNs)
    {
        _capacity = closes;
        _barNs = barNs;
        _closes = new PinnedArray<long>(checked(instruments * closes));
        _returns = new PinnedArray<double>(instruments * closes);
        _runs = new PinnedArray<Run>(instruments);
    }

    internal int SnapshotSize => sizeof(long) + _runs.Length * (sizeof(long) + sizeof(int)) + _closes.Length * SignedBytes.Most;

    /// <summary>A bar that is not newer than the last one, or has no price, is left out.</summary>
    public void Add(int instrumentId, long timeNs, long close)
    {
        var bar = timeNs / _barNs;
        ref var run = ref _runs[instrumentId];
        if (close <= 0 || (run.Count > 0 && bar <= run.Last)) return;
        var skipped = run.Count == 0 ? _capacity : bar - run.Last - 1;
        if (skipped >= _capacity)
        {
            run = new Run { Last = bar, Count = 0 };
        }
        else
        {
            for (var missing = run.Last + 1; missing < bar; missing++) Put(instrumentId, missing, 0, double.NaN);
            run.Last = bar;
            run.Count = (int)Math.Min(_capacity, run.Count + skipped);
        }

        var before = run.Count > 0 ? _closes[At(instrumentId, bar - 1)] : 0;
        Put(instrumentId, bar, close, ReturnOf(before, close));
        run.Count = Math.Min(_capacity, run.Count + 1);
    }

    /// <summary>Pearson of the returns that both symbols have.</summary>
    /// <returns>-1 to 1; NaN when there are fewer than <paramref name="least"/> of them, or one did not move.</returns>
    public double Correlation(int instrumentId, int otherId, int least)
    {
        ref var run = ref _runs[instrumentId];
        ref var other = ref _runs[otherId];
        var last = Math.Min(run.Last, other.Last);

        // The oldest close is only what the return after it began at.
        var bars = (int)Math.Max(0, last - Math.Max(run.First, other.First));
        if (run.Count == 0 || other.Count == 0 || bars < least) return double.NaN;
        var first = (int)((last - bars + 1) % _capacity);
        var tail = Math.Min(bars, _capacity - first);
        ReadOnlySpan<double> x = _returns.AsSpan().Slice(instrumentId * _capacity, _capacity);
        ReadOnlySpan<double> y = _returns.AsSpan().Slice(otherId * _capacity, _capacity);
        var moments = new ReturnMoments();
        moments.Sum(x.Slice(first, tail), y.Slice(first, tail));
        moments.Sum(x[..(bars - tail)], y[..(bars - tail)]);
        if (moments.Count < least) return double.NaN;
        moments.Centre();
        moments.Deviate(x.Slice(first, tail), y.Slice(first, tail));
        moments.Deviate(x[..(bars - tail)], y[..(bars - tail)]);
        return moments.Correlation;
    }

    /// <summary>Lowest and highest of the closes since a time.</summary>
    /// <returns>False when there is none.</returns>
    public bool TryExtremes(int instrumentId, long fromNs, out long low, out long high)
    {
        (low, high) = (long.MaxValue, 0);
        ref var run = ref _runs[instrumentId];
        var from = Math.Max(run.First, (fromNs + _barNs - 1) / _barNs);
        for (var bar = run.Last; run.Count > 0 && bar >= from; bar--)
        {
            var close = _closes[At(instrumentId, bar)];
            if (close == 0) continue;
            low = Math.Min(low, close);
            high = Math.Max(high, close);
        }

        return high > 0;
    }

    internal void Write(ref SnapshotWriter writer)
    {
        writer.Put(_barNs);
        for (var i = 0; i < _runs.Length; i++)
        {
            ref var run = ref _runs[i];
            writer.Put(run.Last);
            writer.Put(run.Count);
            // As changes: a minute's is two or three bytes, and closes are the bulk of a snapshot.
            long before = 0;
            for (var bar = run.First; bar <= run.Last; bar++)
            {
                var close = _closes[At(i, bar)];
                SignedBytes.Put(ref writer, close - before);
                before = close;
            }
        }
    }

    /// <summary>As many closes as are kept now; none of bars of another length.</summary>
    internal void Read(ref SnapshotReader reader)
    {
        _runs.AsSpan().Clear();
        var isOurs = reader.Int64() == _barNs;
        foreach (var id in reader.Instruments)
        {
            var last = reader.Int64();
            var count = reader.Count(reader.Remaining, "closes");
            if (count > 0 && last < count) reader.Fail($"{count} closes up to bar {last}");
            long close = 0;
            for (var bar = last - count + 1; bar <= last && reader.Failure is null; bar++)
            {
                close += SignedBytes.Take(ref reader);
                if (id >= 0 && isOurs) Restore(id, bar, close, isFirst: bar == last - count + 1);
            }
        }
    }

    // The run of bars as it was, those without a close included.
    private void Restore(int instrumentId, long bar, long close, bool isFirst)
    {
        ref var run = ref _runs[instrumentId];
        Put(instrumentId, bar, close, isFirst ? double.NaN : ReturnOf(_closes[At(instrumentId, bar - 1)], close));
        run.Last = bar;
        run.Count = isFirst ? 1 : Math.Min(_capacity, run.Count + 1);
    }

    private void Put(int instrumentId, long bar, long close, double change)
    {
        _closes[At(instrumentId, bar)] = close;
        _returns[At(instrumentId, bar)] = change;
    }

    private int At(int instrumentId, long bar) => instrumentId * _capacity + (int)(bar % _capacity);

    private static double ReturnOf(long before, long close) => before > 0 && close > 0 ? Math.Log((double)close / before) : double.NaN;
}
