using FastEngine.Core;

namespace FastEngine.Feeds.Generation;

/// <summary>Which regime a symbol is in, and until when: drawn from its own random stream, or an explicit list that repeats.</summary>
internal sealed class RegimeSchedule
{
    private readonly IReadOnlyList<RegimePeriod>? _periods;
    private readonly RegimeOdds _odds;
    private readonly double _timeScale;
    private Xoshiro256 _random;
    private int _next;

    /// <param name="periods">The explicit schedule, or null for one from the seed.</param>
    /// <param name="odds">What a seeded schedule draws from.</param>
    /// <param name="timeScale">Stretches the durations of a seeded schedule.</param>
    public RegimeSchedule(ulong seed, IReadOnlyList<RegimePeriod>? periods, RegimeOdds odds, double timeScale, long startNs)
    {
        _periods = periods;
        _odds = odds;
        _timeScale = timeScale;
        _random = new Xoshiro256(seed);
        EndNs = startNs;
        Advance();
    }

    public MarketRegime Current { get; private set; }

    /// <summary>1 or -1: the direction if this is a spike.</summary>
    public int Direction { get; private set; }

    /// <summary>First time that is not part of the current regime.</summary>
    public long EndNs { get; private set; }

    public void Advance()
    {
        // Every advance draws the same number of times, whatever comes out.
        var choice = _random.NextUnit();
        var length = 0.5 + _random.NextUnit();
        Direction = _random.NextBool(0.5) ? 1 : -1;
        if (_periods is not null)
        {
            var period = _periods[_next];
            _next = (_next + 1) % _periods.Count;
            Current = period.Regime;
            EndNs += period.DurationNs;
            return;
        }

        Current = _odds.Choose(choice);
        EndNs += (long)(_odds.MeanSeconds(Current) * length * _timeScale * EngineTime.NsPerSecond) + 1;
    }
}
