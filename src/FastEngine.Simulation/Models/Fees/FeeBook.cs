using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Simulation.Paper;

namespace FastEngine.Simulation.Models.Fees;

/// <summary>The rates of every instrument, as of the day: with tiers they follow what the account traded in the 30 days (UTC) before the day of the fill.</summary>
/// <remarks>Fills of a day count from the next day on, as at exchanges that set the tier once a day. Volume is counted by market.</remarks>
internal sealed class FeeBook
{
    private const int Days = 30;
    private const int Markets = 3;
    private const long NsPerDay = 24 * EngineTime.NsPerHour;

    private readonly FeeRates[] _rates;
    private readonly FeeTier[][] _tiers = new FeeTier[Markets][];
    private readonly int[] _marketOf;

    // Of each market by day modulo 31: 30 days and the one that goes on.
    private readonly Int128[] _volumes = new Int128[Markets * (Days + 1)];
    private readonly bool _isByVolume;
    private readonly Int128 _before;
    private long _day = -1;
    private long _firstDay;

    public FeeBook(FeeSchedule schedule, FeeTiers tiers, Instrument[] instruments)
    {
        tiers.Check();
        _before = tiers.VolumeBefore;
        _rates = [.. instruments.Select(instrument => schedule.Of(instrument.Market))];
        _marketOf = [.. instruments.Select(instrument => PlaceOf(instrument.Market))];
        _tiers = [[.. tiers.Spot], [.. tiers.UsdMargined], [.. tiers.CoinMargined]];
        _isByVolume = !tiers.AreNone && tiers.Fixed == 0;
        if (tiers.AreNone) return;
        for (var id = 0; id < instruments.Length; id++)
        {
            var own = _tiers[_marketOf[id]];
            if (own.Length > 0) _rates[id] = tiers.Fixed > 0 ? own[tiers.Fixed - 1].Rates : Reached(own, _before);
        }
    }

    public FeeRates Of(int instrumentId) => _rates[instrumentId];

    /// <summary>The rates of a fill at a time, before it is counted.</summary>
    public FeeRates At(int instrumentId, long timeNs)
    {
        if (_isByVolume && timeNs / NsPerDay > _day) MoveTo(timeNs / NsPerDay);
        return _rates[instrumentId];
    }

    public void Count(int instrumentId, Int128 notional)
    {
        if (_isByVolume && _day >= 0) _volumes[_marketOf[instrumentId] * (Days + 1) + (int)(_day % (Days + 1))] += notional;
    }

    private void MoveTo(long day)
    {
        if (_day < 0) _firstDay = day;
        var entering = _day < 0 ? 0 : Math.Min(Days + 1, day - _day);
        for (var i = 0; i < entering; i++)
        {
            for (var market = 0; market < Markets; market++) _volumes[market * (Days + 1) + (int)((day - i) % (Days + 1))] = 0;
        }

        _day = day;
        for (var id = 0; id < _rates.Length; id++)
        {
            var tiers = _tiers[_marketOf[id]];
            if (tiers.Length > 0) _rates[id] = Reached(tiers, VolumeOf(_marketOf[id]));
        }
    }

    // Today's is still 0. Of what was traded before the tape the days that are over 30 days ago have left.
    private Int128 VolumeOf(int market)
    {
        Int128 sum = 0;
        for (var i = 0; i <= Days; i++) sum += _volumes[market * (Days + 1) + i];
        return sum + _before * Math.Max(0, Days - (_day - _firstDay)) / Days;
    }

    private static FeeRates Reached(FeeTier[] tiers, Int128 volume)
    {
        var at = tiers.Length - 1;
        while (at > 0 && volume < tiers[at].FromVolume) at--;
        return tiers[at].Rates;
    }

    private static int PlaceOf(Market market) => market switch
    {
        Market.Spot => 0,
        Market.UsdMargined => 1,
        _ => 2,
    };
}
