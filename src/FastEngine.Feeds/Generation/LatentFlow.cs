using FastEngine.Core;

namespace FastEngine.Feeds.Generation;

/// <summary>The model <see cref="MarketModel.LatentBook"/>; <c>docs/decisions/0014-demo-market.md</c> says what each part is and why.</summary>
/// <remarks>The log price is a value plus a displacement. An order moves both; the displacement passes. Moving further away is harder the
/// further it is (a latent book that grows linearly from the value gives the square-root law; Toth and others 2011), and where much was
/// traded. Contrarians trade against the displacement. Nothing looks ahead.</remarks>
internal sealed class LatentFlow : SymbolFlow
{
    /// <summary>Log-price move a second if all orders were on one side and of mean size, in an empty book.</summary>
    private const double ImpactPerSecond = 0.5e-4;

    /// <summary>Sizes relative to this many median trades enter the square root of the impact.</summary>
    private const double ImpactLots = 8;

    private const double MaxImpactSize = 4;
    private const double MaxMove = 0.01;

    /// <summary>Displacement at which the book is twice as deep as at its value.</summary>
    private const double BookScale = 5e-4;

    /// <summary>Pressure of the contrarians at a displacement of twice the book's scale and more.</summary>
    private const double ContrarianPressure = 0.4;

    /// <summary>Orders that they add at it, relative to the symbol's rate.</summary>
    private const double ContrarianRate = 1.2;

    /// <summary>A background order repeats the side of the one before with this chance, beyond what the pressure makes of it.</summary>
    private const double SideMemory = 0.25;

    private const double PressureSeconds = 600;
    private const double MaxPressure = 0.9;

    /// <summary>Activity, a log-normal factor of the rate and the noise: forgets in this time, with this log-deviation.</summary>
    private const double ActivitySeconds = 1500;

    private const double ActivitySpread = 0.6;

    /// <summary>Pressure and activity move in steps of at least this.</summary>
    private const double SlowStepSeconds = 1;

    private readonly ParentOrders _parents;
    private readonly RestingLiquidity _resting;
    private readonly double _volatility;
    private readonly double _ordersPerSecond;
    private readonly double _logBound = PortableMath.Log(PriceBound);
    private readonly double _originTicks;
    private ArrivalProcess _arrivals;

    // Logarithms relative to the start price.
    private double _value;
    private double _displacement;
    private double _anchor;
    private double _pressure;
    private double _logActivity;
    private double _activity = 1;
    private double _sinceSlowStep;
    private Side _side;

    public LatentFlow(SyntheticSymbol symbol, double tradesPerSecond, SyntheticMarketOptions options)
        : base(symbol, options, LatentProfile.Odds)
    {
        _parents = new ParentOrders(SplitMix64.Derive(options.Seed, symbol.Name, ((ulong)symbol.Market << 8) | RandomPurpose.Parents), options.StartTimeNs);
        _volatility = symbol.VolatilityBps * 1e-4;
        _ordersPerSecond = tradesPerSecond / OrderSize.MeanTrades / LatentProfile.MeanRateFactor;
        _arrivals = new ArrivalProcess(_ordersPerSecond);
        _resting = new RestingLiquidity(tradesPerSecond * MedianLots * PortableMath.Exp(OrderSize.Spread * OrderSize.Spread / 2));
        _originTicks = (double)symbol.StartPrice / symbol.Tick + 0.5;
        EnterRegime();
        BeginNext();
    }

    private double LogPrice => _value + _displacement;

    public override void BeginNext()
    {
        if (OrderLots > 0) ApplyImpact();
        while (true)
        {
            ref readonly var profile = ref LatentProfile.Of(Schedule.Current);
            if (_parents.NextChangeNs <= TimeNs) _parents.MoveTo(TimeNs, in profile);
            var stretch = Math.Min(1, Math.Abs(_displacement) / (2 * BookScale));
            var background = profile.Rate * _activity + ContrarianRate * stretch;
            var rate = background + _parents.TotalIntensity;
            var seconds = _arrivals.DrawWait(ref Random, _ordersPerSecond * rate);
            var arrival = TimeNs + (long)(seconds * EngineTime.NsPerSecond);
            var change = Math.Min(Schedule.EndNs, _parents.NextChangeNs);
            if (arrival < change)
            {
                Pass(arrival, in profile);
                Decide(background, rate);
                return;
            }

            // Waits have no memory: draw anew from the change.
            Pass(change, in profile);
            if (change < Schedule.EndNs) continue;
            Schedule.Advance();
            EnterRegime();
        }
    }

    private void Decide(double background, double rate)
    {
        _arrivals.Excite();
        var draw = Random.NextUnit() * rate;
        var repeat = Random.NextBool(SideMemory);
        var lean = Math.Clamp(_displacement / (2 * BookScale), -1, 1);
        var isBuy = Random.NextBool(0.5 + 0.5 * Math.Clamp(_pressure - ContrarianPressure * lean, -MaxPressure, MaxPressure));
        var side = draw > background && _parents.TotalIntensity > 0 ? _parents.SideOf(draw - background) : repeat ? _side : isBuy ? Side.Buy : Side.Sell;
        _side = side;
        Begin(side, _originTicks * PortableMath.Exp(LogPrice));
    }

    private void ApplyImpact()
    {
        ref readonly var profile = ref LatentProfile.Of(Schedule.Current);
        var size = Math.Min(MaxImpactSize, Math.Sqrt(OrderLots / (MedianLots * ImpactLots)));

        // The fewer orders there are a second, the more each one tells.
        var move = Math.Min(MaxMove, ImpactPerSecond * profile.Impact * size / _ordersPerSecond) / _resting.DepthAt(LogPrice);
        var sign = OrderSide == Side.Buy ? 1.0 : -1.0;
        var away = sign * _displacement;
        if (away > 0) move /= 1 + away / BookScale;
        _resting.Add(LogPrice, OrderLots);
        _value += sign * move * profile.Permanent;
        _displacement += sign * move * (1 - profile.Permanent);
    }

    private void Pass(long toNs, in LatentProfile profile)
    {
        var seconds = (toNs - TimeNs) * 1e-9;
        TimeNs = toNs;
        _arrivals.Decay(seconds);
        _displacement *= PortableMath.Exp(-seconds * profile.Resilience);
        _value += _volatility * profile.Volatility * Math.Sqrt(seconds * _activity) * Random.NextGaussian();
        _sinceSlowStep += seconds;
        if (_sinceSlowStep >= SlowStepSeconds) SlowStep(in profile);
    }

    private void SlowStep(in LatentProfile profile)
    {
        var seconds = _sinceSlowStep;
        _sinceSlowStep = 0;
        var kept = PortableMath.Exp(-seconds / PressureSeconds);
        _pressure = profile.Pressure + (_pressure - profile.Pressure) * kept + profile.PressureDeviation * Math.Sqrt(1 - kept * kept) * Random.NextGaussian();
        kept = PortableMath.Exp(-seconds / ActivitySeconds);
        _logActivity = _logActivity * kept + ActivitySpread * Math.Sqrt(1 - kept * kept) * Random.NextGaussian();
        _activity = PortableMath.Exp(_logActivity - ActivitySpread * ActivitySpread / 2);
        _value += (_anchor - _value) * Math.Min(1, profile.Anchoring * seconds);
        _value = Math.Clamp(_value, -_logBound, _logBound);
        _displacement = Math.Clamp(_displacement, -_logBound - _value, _logBound - _value);
        _resting.Forget(seconds);
    }

    private void EnterRegime()
    {
        ref readonly var profile = ref LatentProfile.Of(Schedule.Current);
        _anchor = _value;
        _arrivals.Branching = profile.Branching;
        SizeSpread = profile.SizeSpread;
    }
}
