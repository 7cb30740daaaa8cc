using FastEngine.Rings;

namespace FastEngine.Host.Serving;

/// <summary>Latencies of about the last minute, from counts that only rise: copies of them that whoever reads keeps now and then, and what came since.</summary>
/// <remarks>One reader at a time. The hot threads write nothing for it.</remarks>
internal sealed class LatencyWindow
{
    /// <summary>How far back it reaches, and up to a copy's distance more. As far as somebody reads so often.</summary>
    public static readonly TimeSpan Reach = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan s_copyEvery = TimeSpan.FromSeconds(10);

    private readonly Action<LatencyHistogram> _addTo;
    private readonly TimeProvider _time;

    // One that is old enough is there still when the next takes the oldest's place.
    private readonly (long At, LatencyHistogram Counts)[] _copies = new (long, LatencyHistogram)[(int)(Reach / s_copyEvery) + 1];
    private int _newest;
    private int _count = 1;

    /// <param name="addTo">Adds all counts to a histogram.</param>
    /// <param name="time">The time.</param>
    public LatencyWindow(Action<LatencyHistogram> addTo, TimeProvider time)
    {
        (_addTo, _time) = (addTo, time);
        for (var i = 0; i < _copies.Length; i++) _copies[i].Counts = new LatencyHistogram();
        _copies[0].At = time.GetTimestamp();
    }

    /// <summary>Everything since the engine began.</summary>
    public LatencyHistogram All { get; } = new();

    /// <summary>Of the time before the last <see cref="Read"/>.</summary>
    public LatencyHistogram Recent { get; } = new();

    /// <summary>How long that time is: less than <see cref="Reach"/> in the first minute, more when nobody has read for longer.</summary>
    public TimeSpan Span { get; private set; }

    public void Read()
    {
        All.Reset();
        _addTo(All);
        var now = _time.GetTimestamp();
        var from = At(_count - 1);
        for (var age = _count - 1; age > 0 && _time.GetElapsedTime(At(age - 1).At, now) >= Reach; age--) from = At(age - 1);
        Recent.SetBetween(from.Counts, All);
        Span = _time.GetElapsedTime(from.At, now);
        if (_time.GetElapsedTime(At(0).At, now) < s_copyEvery) return;
        _newest = (_newest + 1) % _copies.Length;
        _count = Math.Min(_count + 1, _copies.Length);
        ref var copy = ref _copies[_newest];
        copy.At = now;
        copy.Counts.Reset();
        copy.Counts.Add(All);
    }

    // The newest is 0.
    private (long At, LatencyHistogram Counts) At(int age) => _copies[(_newest - age + _copies.Length) % _copies.Length];
}
