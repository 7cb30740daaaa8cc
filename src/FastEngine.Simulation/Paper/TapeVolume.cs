using System.Numerics;
using FastEngine.Core;

namespace FastEngine.Simulation.Paper;

/// <summary>Quantity traded over the last seconds of each instrument's tape, in one-second buckets of trade time.</summary>
/// <remarks>With the instrument's highest trade time in second n, a window of W seconds holds the seconds n-W+1 to n; late trades count in theirs.</remarks>
internal sealed class TapeVolume
{
    private readonly PinnedArray<Sum96> _buckets;
    private readonly Sum96[] _sums;
    private readonly long[] _seconds;
    private readonly int _window;
    private readonly int _ringSize;

    public TapeVolume(long windowNs, int instruments)
    {
        if (windowNs % EngineTime.NsPerSecond != 0 || windowNs is <= 0 or > 24 * EngineTime.NsPerHour)
            throw new ArgumentOutOfRangeException(nameof(windowNs), windowNs, "whole seconds up to a day");
        _window = (int)(windowNs / EngineTime.NsPerSecond);
        _ringSize = (int)BitOperations.RoundUpToPowerOf2((uint)_window);
        _buckets = new PinnedArray<Sum96>(checked(_ringSize * instruments));
        _sums = new Sum96[instruments];
        _seconds = new long[instruments];
    }

    public void Add(int instrumentId, long timeNs, long quantity)
    {
        var second = timeNs / EngineTime.NsPerSecond;
        MoveTo(instrumentId, second);
        if (second <= _seconds[instrumentId] - _window) return;
        Bucket(instrumentId, second).Add(quantity);
        _sums[instrumentId].Add(quantity);
    }

    /// <summary>What was added of the window that ends with <paramref name="timeNs"/>.</summary>
    public Int128 At(int instrumentId, long timeNs)
    {
        MoveTo(instrumentId, timeNs / EngineTime.NsPerSecond);
        return _sums[instrumentId].Value;
    }

    private ref Sum96 Bucket(int instrumentId, long second) => ref _buckets[instrumentId * _ringSize + ((int)second & (_ringSize - 1))];

    private void MoveTo(int instrumentId, long second)
    {
        var from = _seconds[instrumentId];
        if (second <= from) return;
        _seconds[instrumentId] = second;
        if (second - from >= _window)
        {
            _buckets.AsSpan().Slice(instrumentId * _ringSize, _ringSize).Clear();
            _sums[instrumentId] = default;
            return;
        }

        for (var entering = from + 1; entering <= second; entering++)
        {
            ref var leaving = ref Bucket(instrumentId, entering - _window);
            _sums[instrumentId].Subtract(in leaving);
            leaving = default;
        }
    }
}
