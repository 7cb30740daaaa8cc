using FastEngine.Core;

namespace FastEngine.Simulation.Models.Delays;

/// <summary>Gathers delays of one venue, and makes a profile of them.</summary>
/// <param name="market">Of the venue.</param>
/// <param name="volatilityBps">Ascending.</param>
/// <param name="leastSamples">That a cell needs.</param>
public sealed class DelayCalibration(Market market, IReadOnlyList<int> volatilityBps, int leastSamples)
{
    private readonly SortedDictionary<(DelayKind Kind, int Hour, int Step), DelaySamples> _cells = [];
    private long _oldestNs = long.MaxValue;
    private long _newestNs;

    private const int All = -1;

    /// <param name="kind">Of the delay.</param>
    /// <param name="timeNs">When it began.</param>
    /// <param name="rangeBps">Of the instrument then, see <see cref="TapeRange"/>.</param>
    /// <param name="ns">How long it took; clocks that differ can make it negative, which counts as 0.</param>
    public void Add(DelayKind kind, long timeNs, int rangeBps, long ns)
    {
        _oldestNs = Math.Min(_oldestNs, timeNs);
        _newestNs = Math.Max(_newestNs, timeNs);
        var (hour, step) = (DelayModel.HourOf(timeNs), TapeRange.StepOf(rangeBps, volatilityBps));
        ns = Math.Max(0, ns);
        Of(kind, All, All).Add(ns);
        Of(kind, All, step).Add(ns);
        Of(kind, hour, All).Add(ns);
        Of(kind, hour, step).Add(ns);
    }

    public long Samples(DelayKind kind) => _cells.TryGetValue((kind, All, All), out var samples) ? samples.Count : 0;

    public DelayProfile ToProfile() => new()
    {
        Venue = DelayProfile.VenueOf(market), OldestNs = _newestNs == 0 ? 0 : _oldestNs, NewestNs = _newestNs, LeastSamples = leastSamples, VolatilityBps = volatilityBps,
        Delays = [.. _cells.GroupBy(cell => cell.Key.Kind).Select(group => new MeasuredDelay
        {
            Kind = group.Key,
            Cells = [.. group.Select(cell => new DelayCell(Null(cell.Key.Hour), Null(cell.Key.Step), cell.Value.Count, cell.Value.Count < leastSamples ? null : cell.Value.ToTable()))],
        })],
    };

    private static int? Null(int value) => value == All ? null : value;

    private DelaySamples Of(DelayKind kind, int hour, int step)
    {
        if (!_cells.TryGetValue((kind, hour, step), out var samples)) _cells.Add((kind, hour, step), samples = new DelaySamples());
        return samples;
    }
}
