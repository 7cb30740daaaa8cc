using System.Runtime.CompilerServices;
using FastEngine.Core;

namespace FastEngine.Feeds.Generation;

/// <summary>The market of one symbol: aggressive orders arrive, take the book level by level, and move the price.</summary>
/// <remarks>The fair price moves by the impact of each order (its side, and the square root of its size), by noise with the time that
/// passed, and back to an anchor in ranges. Regimes act through the pressure, the mean side of the orders; nothing looks ahead.</remarks>
internal sealed class OrderFlow
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
    private const int MaxLevels = 32;

    /// <summary>A price stays within this factor of its start.</summary>
    private const double PriceBound = 16;

    private readonly RegimeSchedule _schedule;
    private readonly long _tick;
    private readonly long _lot;
    private readonly double _medianLots;
    private readonly double _volatility;
    private readonly double _ordersPerSecond;
    private readonly double _lowest;
    private readonly double _highest;
    private ArrivalProcess _arrivals;
    private Xoshiro256 _random;
    private Xoshiro256 _latency;

    // Prices in ticks; the anchor is what a range returns to.
    private double _fair;
    private double _anchor;
    private double _pressure;
    private double _spikeStart;

    // The order that is being executed.
    private long _stateTimeNs;
    private long _bidTicks;
    private long _eventTimeMs;
    private long _receiveTimeNs;
    private long _nextTradeId;
    private double _orderLots;
    private int _level;
    private Side _side;

    public OrderFlow(SyntheticSymbol symbol, double tradesPerSecond, SyntheticMarketOptions options)
    {
        var seed = options.Seed;
        var name = symbol.Name;
        var market = (ulong)symbol.Market << 8;
        _random = new Xoshiro256(SplitMix64.Derive(seed, name, market | RandomPurpose.Flow));
        _latency = new Xoshiro256(SplitMix64.Derive(seed, name, market | RandomPurpose.Latency));
        _schedule = new RegimeSchedule(
            SplitMix64.Derive(seed, name, market | RandomPurpose.Regimes), symbol.Regimes ?? options.Regimes, options.RegimeTimeScale, options.StartTimeNs);
        _tick = symbol.Tick;
        _lot = symbol.Lot;
        _medianLots = (double)symbol.MedianQuantity / symbol.Lot;
        _volatility = symbol.VolatilityBps * 1e-4;
        _ordersPerSecond = tradesPerSecond / OrderSize.MeanTrades / RegimeProfile.MeanRateFactor;
        _arrivals = new ArrivalProcess(_ordersPerSecond);
        _fair = (double)symbol.StartPrice / symbol.Tick + 0.5;
        _anchor = _fair;
        _spikeStart = _fair;
        _lowest = _fair / PriceBound;
        _highest = _fair * PriceBound;
        _nextTradeId = 1_000_000_000 + (long)(SplitMix64.Derive(seed, name, market | RandomPurpose.Ids) >> 32);
        _stateTimeNs = options.StartTimeNs;
        BeginNext();
    }

    /// <summary>When the current order arrived.</summary>
    public long TimeNs => _stateTimeNs;

    /// <summary>Trades that the current order still has to make; 0 asks for <see cref="BeginNext"/>.</summary>
    public int Remaining { get; private set; }

    /// <summary>True when the trade to come is at the same price as the one before it, of the same order.</summary>
    public bool NextIsSameLevel { get; private set; }

    /// <summary>Makes one trade of the current order.</summary>
    public void Trade(ref SyntheticTrade trade)
    {
        var lots = OrderSize.DrawLots(ref _random, _medianLots);
        _orderLots += lots;
        var ticks = _side == Side.Buy ? _bidTicks + 1 + _level : _bidTicks - _level;
        trade.TimeNs = _stateTimeNs;
        trade.TradeTimeMs = (long)((ulong)_stateTimeNs / EngineTime.NsPerMs);
        trade.EventTimeMs = _eventTimeMs;
        trade.ReceiveTimeNs = _receiveTimeNs;
        trade.TradeId = trade.FirstTradeId = trade.LastTradeId = _nextTradeId++;
        trade.Price = ticks * _tick;
        trade.Quantity = lots * _lot;
        trade.BestBid = _bidTicks * _tick;
        trade.BestAsk = (_bidTicks + 1) * _tick;
        trade.Aggressor = _side;
        trade.Stream = TradeStream.Trade;
        trade.Regime = _schedule.Current;

        // Frames of one order come in one piece: half to one microsecond apart.
        _receiveTimeNs += 500 + (long)(_latency.NextUInt64() >> 55);
        Remaining--;
        var sameLevel = !_random.NextBool(OrderSize.NextLevel) || _level == MaxLevels;
        if (!sameLevel) _level++;
        NextIsSameLevel = sameLevel && Remaining > 0;
    }

    /// <summary>Lets the finished order move the price, and time pass to the next one.</summary>
    public void BeginNext()
    {
        if (_orderLots > 0) ApplyImpact();
        var profile = RegimeProfile.Of(_schedule.Current);
        while (true)
        {
            var seconds = _arrivals.DrawWait(ref _random, _ordersPerSecond * profile.Rate);
            var arrival = _stateTimeNs + (long)(seconds * EngineTime.NsPerSecond);
            if (arrival < _schedule.EndNs)
            {
                Pass(arrival, in profile);
                break;
            }

            // Waits have no memory: draw anew from the regime's end.
            Pass(_schedule.EndNs, in profile);
            ChangeRegime();
            profile = RegimeProfile.Of(_schedule.Current);
        }

        _arrivals.Excite();
        var repeat = _random.NextBool(SideMemory);
        var buys = _random.NextBool(0.5 + 0.5 * _pressure);
        if (!repeat) _side = buys ? Side.Buy : Side.Sell;
        _orderLots = 0;
        _level = 0;
        _bidTicks = (long)_fair;
        Remaining = OrderSize.DrawTrades(ref _random);
        NextIsSameLevel = false;
        DrawTimes();
    }

    // The exchange prints the order within a few ms; the recorder gets it one to several ms later.
    private void DrawTimes()
    {
        var draw = _latency.NextUInt64();
        var delayMs = (draw & 0xFF) switch { < 180 => 0, < 250 => 1, _ => 2 };
        _eventTimeMs = (long)((ulong)_stateTimeNs / EngineTime.NsPerMs) + delayMs;
        _receiveTimeNs = _stateTimeNs + delayMs * EngineTime.NsPerMs + 800_000 + (long)(_latency.NextExponential() * 1_500_000);
    }

    private void ApplyImpact()
    {
        ref readonly var profile = ref RegimeProfile.Of(_schedule.Current);
        var size = Math.Sqrt(_orderLots / (_medianLots * ImpactLots));
        if (size > MaxImpactSize) size = MaxImpactSize;

        // The fewer orders there are a second, the more each one tells.
        var move = ImpactPerSecond * profile.Impact * size / (_ordersPerSecond * profile.Rate);
        if (move > 0.01) move = 0.01;
        _fair = Bound(_side == Side.Buy ? _fair * (1.0 + move) : _fair / (1.0 + move));
    }

    private void Pass(long toNs, in RegimeProfile profile)
    {
        var seconds = (toNs - _stateTimeNs) * 1e-9;
        _stateTimeNs = toNs;
        _arrivals.Decay(seconds);

        var target = profile.Pressure;
        if (_schedule.Current == MarketRegime.Spike) target *= _schedule.Direction;
        if (profile.Reversion > 0)
        {
            var lean = (_anchor - _fair) / (_anchor * RangeWidth);
            target += RangeLean * Math.Clamp(lean, -1.0, 1.0);
            var pull = profile.Reversion * seconds;
            _fair += (_anchor - _fair) * (pull / (1.0 + pull));
        }

        var kept = PortableMath.Exp(-PressureDecay * seconds);
        _pressure = target + (_pressure - target) * kept + profile.PressureDeviation * Math.Sqrt(1.0 - kept * kept) * _random.NextGaussian();
        _pressure = Math.Clamp(_pressure, -MaxPressure, MaxPressure);
        var noise = _volatility * profile.Volatility * Math.Sqrt(seconds) * _random.NextGaussian();
        _fair = Bound(noise >= 0 ? _fair * (1.0 + noise) : _fair / (1.0 - noise));
    }

    private void ChangeRegime()
    {
        var before = _schedule.Current;
        _schedule.Advance();

        // A spike is followed by a range around the point where half of it is taken back.
        _anchor = before == MarketRegime.Spike ? (_spikeStart + _fair) * 0.5 : _fair;
        _spikeStart = _fair;
        if (_schedule.Current == MarketRegime.Spike) _pressure = _schedule.Direction * RegimeProfile.Of(MarketRegime.Spike).Pressure;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Bound(double price) => price < _lowest ? _lowest : price > _highest ? _highest : price;
}
