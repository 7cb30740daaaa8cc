using FastEngine.Core;

namespace FastEngine.Exchange.Matching;

/// <summary>What traded of a symbol within the last whole seconds, for models of market impact.</summary>
/// <param name="windowNs">Whole seconds; 0 keeps nothing.</param>
internal sealed class TradedVolume(long windowNs)
{
    private readonly decimal[] _seconds = new decimal[windowNs / EngineTime.NsPerSecond];
    private decimal _sum;
    private long _newest = -1;

    /// <summary>Late trades count in their own second while it is in the window.</summary>
    public void Add(long timeNs, decimal quantity)
    {
        if (_seconds.Length == 0) return;
        var second = timeNs / EngineTime.NsPerSecond;
        MoveTo(second);
        if (second <= _newest - _seconds.Length) return;
        _seconds[second % _seconds.Length] += quantity;
        _sum += quantity;
    }

    public decimal At(long timeNs)
    {
        if (_seconds.Length == 0) return 0;
        MoveTo(timeNs / EngineTime.NsPerSecond);
        return _sum;
    }

    private void MoveTo(long second)
    {
        if (_newest < 0 || second - _newest >= _seconds.Length)
        {
            if (second <= _newest) return;
            Array.Clear(_seconds);
            (_sum, _newest) = (0, second);
            return;
        }

        while (_newest < second)
        {
            ref var leaving = ref _seconds[++_newest % _seconds.Length];
            _sum -= leaving;
            leaving = 0;
        }
    }
}
