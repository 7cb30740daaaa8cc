using FastEngine.Core;

namespace FastEngine.Simulation.Models.Delays;

/// <summary>How far each instrument's price went within the minute of its highest trade time and the four before, in bps of the lowest price: the volatility that
/// delays are told apart by, alike when they are measured and when they are applied.</summary>
public sealed class TapeRange(int instruments)
{
    public const int Minutes = 5;

    private const long BpsOfOne = 10_000;

    private readonly long[] _low = new long[Minutes * instruments];
    private readonly long[] _high = new long[Minutes * instruments];
    private readonly long[] _minute = new long[instruments];

    public void Add(int instrumentId, long timeNs, long price)
    {
        var minute = timeNs / EngineTime.NsPerMinute;
        if (minute > _minute[instrumentId]) MoveTo(instrumentId, minute);
        else if (minute <= _minute[instrumentId] - Minutes) return;
        var at = Minutes * instrumentId + (int)(minute % Minutes);
        if (_high[at] == 0 || price < _low[at]) _low[at] = price;
        _high[at] = Math.Max(_high[at], price);
    }

    /// <summary>0 before the first trade, and of no instrument.</summary>
    public int Bps(int instrumentId)
    {
        if ((uint)instrumentId >= (uint)_minute.Length) return 0;
        var (low, high) = (long.MaxValue, 0L);
        for (var at = Minutes * instrumentId; at < Minutes * (instrumentId + 1); at++)
        {
            if (_high[at] == 0) continue;
            low = Math.Min(low, _low[at]);
            high = Math.Max(high, _high[at]);
        }

        return high == 0 || low <= 0 ? 0 : (int)Int128.Min(int.MaxValue, (Int128)(high - low) * BpsOfOne / low);
    }

    /// <summary>The step that a range is in.</summary>
    public static int StepOf(int bps, IReadOnlyList<int> bounds)
    {
        var step = 0;
        while (step < bounds.Count && bps > bounds[step]) step++;
        return step;
    }

    private void MoveTo(int instrumentId, long minute)
    {
        var leaving = Math.Min(Minutes, minute - _minute[instrumentId]);
        for (var i = 0; i < leaving; i++)
        {
            var at = Minutes * instrumentId + (int)((minute - i) % Minutes);
            (_low[at], _high[at]) = (0, 0);
        }

        _minute[instrumentId] = minute;
    }
}
