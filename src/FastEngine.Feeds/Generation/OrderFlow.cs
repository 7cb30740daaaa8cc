using System.Runtime.CompilerServices;
using FastEngine.Core;

namespace FastEngine.Feeds.Generation;

/// <summary>The model <see cref="MarketModel.Pressure"/>: regimes of minutes that act through the pressure, the mean side of the orders.</summary>
/// <remarks>The fair price moves by the impact of each order (its side, and the square root of its size), by noise with the time that
/// passed, and back to an anchor in ranges. Nothing looks ahead.</remarks>
internal sealed class OrderFlow : SymbolFlow
{
    /// <summary>How fast the pressure forgets, 1/s.</summary>
    private const double PressureDecay = 1.0 / 20;

    /// <summary>An order repeats the side of the one before with this chance, beyond what the pressure makes of it.</summary>
    private const double SideMemory = 0.2;

    /// <summary>Price move a second if all orders were on one side and of mean size, as a fraction.</summary>
    private const double ImpactPerSecond = 1.2e-4;

    /// <summary>Sizes relative to this many median trades enter the square root of the impact.</summary>
    private const double ImpactLots = 8;

    private const double MaxImpactSize = 4;
    private const double MaxPressure = 0.9;

    /// <summary>In a range, the pressure leans against the distance from the anchor: full at this fraction.</summary>
    private const double RangeWidth = 0.002;

    private const double RangeLean = 0.4;

    private readonly double _volatility;
    private readonly double _ordersPerSecond;
    private readonly double _lowest;
    private readonly double _highest;
    private ArrivalProcess _arrivals;

    // Prices in ticks; the anchor is what a range returns to.
    private double _fair;
    private double _anchor;
    private double _pressure;
    private double _spikeStart;
    private Side _side;

    public OrderFlow(SyntheticSymbol symbol, double tradesPerSecond, SyntheticMarketOptions options)
        : base(symbol, options, RegimeProfile.Odds)
    {
        _volatility = symbol.VolatilityBps * 1e-4;
        _ordersPerSecond = tradesPerSecond / OrderSize.MeanTrades / RegimeProfile.MeanRateFactor;
        _arrivals = new ArrivalProcess(_ordersPerSecond);
        _fair = (double)symbol.StartPrice / symbol.Tick + 0.5;
        _anchor = _fair;
        _spikeStart = _fair;
        _lowest = _fair / PriceBound;
        _highest = _fair * PriceBound;
        BeginNext();
    }

    public override void BeginNext()
    {
        if (OrderLots > 0) ApplyImpact();
        var profile = RegimeProfile.Of(Schedule.Current);
        while (true)
        {
            var seconds = _arrivals.DrawWait(ref Random, _ordersPerSecond * profile.Rate);
            var arrival = TimeNs + (long)(seconds * EngineTime.NsPerSecond);
            if (arrival < Schedule.EndNs)
            {
                Pass(arrival, in profile);
                break;
            }

            // Waits have no memory: draw anew from the regime's end.
            Pass(Schedule.EndNs, in profile);
            ChangeRegime();
            profile = RegimeProfile.Of(Schedule.Current);
        }

        _arrivals.Excite();
        var repeat = Random.NextBool(SideMemory);
        var buys = Random.NextBool(0.5 + 0.5 * _pressure);
        if (!repeat) _side = buys ? Side.Buy : Side.Sell;
        Begin(_side, _fair);
    }

    private void ApplyImpact()
    {
        ref readonly var profile = ref RegimeProfile.Of(Schedule.Current);
        var size = Math.Sqrt(OrderLots / (MedianLots * ImpactLots));
        if (size > MaxImpactSize) size = MaxImpactSize;

        // The fewer orders there are a second, the more each one tells.
        var move = ImpactPerSecond * profile.Impact * size / (_ordersPerSecond * profile.Rate);
        if (move > 0.01) move = 0.01;
        _fair = Bound(_side == Side.Buy ? _fair * (1.0 + move) : _fair / (1.0 + move));
    }

    private void Pass(long toNs, in RegimeProfile profile)
    {
        var seconds = (toNs - TimeNs) * 1e-9;
        TimeNs = toNs;
        _arrivals.Decay(seconds);

        var target = profile.Pressure;
        if (Schedule.Current == MarketRegime.Spike) target *= Schedule.Direction;
        if (profile.Reversion > 0)
        {
            var lean = (_anchor - _fair) / (_anchor * RangeWidth);
            target += RangeLean * Math.Clamp(lean, -1.0, 1.0);
            var pull = profile.Reversion * seconds;
            _fair += (_anchor - _fair) * (pull / (1.0 + pull));
        }

        var kept = PortableMath.Exp(-PressureDecay * seconds);
        _pressure = target + (_pressure - target) * kept + profile.PressureDeviation * Math.Sqrt(1.0 - kept * kept) * Random.NextGaussian();
        _pressure = Math.Clamp(_pressure, -MaxPressure, MaxPressure);
        var noise = _volatility * profile.Volatility * Math.Sqrt(seconds) * Random.NextGaussian();
        _fair = Bound(noise >= 0 ? _fair * (1.0 + noise) : _fair / (1.0 - noise));
    }

    private void ChangeRegime()
    {
        var before = Schedule.Current;
        Schedule.Advance();

        // A spike is followed by a range around the point where half of it is taken back.
        _anchor = before == MarketRegime.Spike ? (_spikeStart + _fair) * 0.5 : _fair;
        _spikeStart = _fair;
        if (Schedule.Current == MarketRegime.Spike) _pressure = Schedule.Direction * RegimeProfile.Of(MarketRegime.Spike).Pressure;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Bound(double price) => price < _lowest ? _lowest : price > _highest ? _highest : price;
}
