using FastEngine.Core;

namespace FastEngine.Simulation.Models.Funding;

/// <summary>When funding is due next, of every instrument; spot has none.</summary>
internal sealed class FundingCalendar
{
    private const long PeriodNs = 8 * EngineTime.NsPerHour;

    private readonly FundingRate[][] _rates;
    private readonly int[] _next;
    private readonly long[] _nextNs;
    private readonly long? _fixedPpb;

    public FundingCalendar(FundingOptions options, Instrument[] instruments)
    {
        _fixedPpb = options.FixedPpb;
        _next = new int[instruments.Length];
        _nextNs = new long[instruments.Length];
        _rates = [.. instruments.Select(instrument => options.Rates.Where(rate => rate.InstrumentId == instrument.Id).OrderBy(rate => rate.AtNs).ToArray())];
        for (var id = 0; id < instruments.Length; id++)
        {
            if (instruments[id].Market == Market.Spot || options.IsNone) _nextNs[id] = long.MaxValue;
            else if (_fixedPpb is null) _nextNs[id] = _rates[id].Length == 0 ? long.MaxValue : _rates[id][0].AtNs;
        }
    }

    /// <summary>Due at the first trade at or after it; of a fixed rate 0 before the first trade, which begins the count.</summary>
    public long NextNs(int instrumentId) => _nextNs[instrumentId];

    /// <summary>Goes on behind the next one, which is due at a trade of this time.</summary>
    /// <returns>Its rate, times 1e9.</returns>
    public long Take(int instrumentId, long timeNs)
    {
        if (_fixedPpb is { } ratePpb)
        {
            var dueNs = _nextNs[instrumentId];
            _nextNs[instrumentId] = dueNs == 0 ? EngineTime.NextMultiple(timeNs, PeriodNs) : dueNs + PeriodNs;
            return dueNs == 0 ? 0 : ratePpb;
        }

        var rates = _rates[instrumentId];
        var at = _next[instrumentId]++;
        _nextNs[instrumentId] = at + 1 < rates.Length ? rates[at + 1].AtNs : long.MaxValue;
        return rates[at].RatePpb;
    }
}
