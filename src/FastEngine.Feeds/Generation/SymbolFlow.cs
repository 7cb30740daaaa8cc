using FastEngine.Core;

namespace FastEngine.Feeds.Generation;

/// <summary>The market of one symbol: aggressive orders arrive one after the other and take the book level by level.</summary>
/// <remarks>What an order does to the price, and when the next one comes from which side, is the model's; it knows the past alone.</remarks>
internal abstract class SymbolFlow
{
    private const int MaxLevels = 32;

    /// <summary>A price stays within this factor of its start.</summary>
    protected const double PriceBound = 16;

    private readonly long _tick;
    private readonly long _lot;
    private Xoshiro256 _latency;

    // The order that is being executed.
    private long _bidTicks;
    private long _eventTimeMs;
    private long _receiveTimeNs;
    private long _nextTradeId;
    private int _level;

    /// <param name="odds">Of the seeded schedule.</param>
    protected SymbolFlow(SyntheticSymbol symbol, SyntheticMarketOptions options, RegimeOdds odds)
    {
        var seed = options.Seed;
        var name = symbol.Name;
        var market = (ulong)symbol.Market << 8;
        Random = new Xoshiro256(SplitMix64.Derive(seed, name, market | RandomPurpose.Flow));
        _latency = new Xoshiro256(SplitMix64.Derive(seed, name, market | RandomPurpose.Latency));
        Schedule = new RegimeSchedule(
            SplitMix64.Derive(seed, name, market | RandomPurpose.Regimes), symbol.Regimes ?? options.Regimes, odds, options.RegimeTimeScale, options.StartTimeNs);
        _tick = symbol.Tick;
        _lot = symbol.Lot;
        MedianLots = (double)symbol.MedianQuantity / symbol.Lot;
        _nextTradeId = 1_000_000_000 + (long)(SplitMix64.Derive(seed, name, market | RandomPurpose.Ids) >> 32);
        TimeNs = options.StartTimeNs;
    }

    /// <summary>When the current order arrived.</summary>
    public long TimeNs { get; protected set; }

    /// <summary>Trades that the current order still has to make; 0 asks for <see cref="BeginNext"/>.</summary>
    public int Remaining { get; private set; }

    /// <summary>True when the trade to come is at the same price as the one before it, of the same order.</summary>
    public bool NextIsSameLevel { get; private set; }

    protected RegimeSchedule Schedule { get; }

    protected double MedianLots { get; }

    /// <summary>Lots that the current order has taken so far.</summary>
    protected double OrderLots { get; private set; }

    protected Side OrderSide { get; private set; }

    /// <summary>Log-deviation of a trade's quantity.</summary>
    protected double SizeSpread { get; set; } = OrderSize.Spread;

    /// <summary>The stream that the market itself is drawn from; by reference, because it is a mutable struct.</summary>
    protected Xoshiro256 Random;

    /// <summary>Makes one trade of the current order.</summary>
    public void Trade(ref SyntheticTrade trade)
    {
        var lots = OrderSize.DrawLots(ref Random, MedianLots, SizeSpread);
        OrderLots += lots;
        var ticks = OrderSide == Side.Buy ? _bidTicks + 1 + _level : _bidTicks - _level;
        trade.TimeNs = TimeNs;
        trade.TradeTimeMs = (long)((ulong)TimeNs / EngineTime.NsPerMs);
        trade.EventTimeMs = _eventTimeMs;
        trade.ReceiveTimeNs = _receiveTimeNs;
        trade.TradeId = trade.FirstTradeId = trade.LastTradeId = _nextTradeId++;
        trade.Price = ticks * _tick;
        trade.Quantity = lots * _lot;
        trade.BestBid = _bidTicks * _tick;
        trade.BestAsk = (_bidTicks + 1) * _tick;
        trade.Aggressor = OrderSide;
        trade.Stream = TradeStream.Trade;
        trade.Regime = Schedule.Current;

        // Frames of one order come in one piece: half to one microsecond apart.
        _receiveTimeNs += 500 + (long)(_latency.NextUInt64() >> 55);
        Remaining--;
        var sameLevel = !Random.NextBool(OrderSize.NextLevel) || _level == MaxLevels;
        if (!sameLevel) _level++;
        NextIsSameLevel = sameLevel && Remaining > 0;
    }

    /// <summary>Lets the finished order move the price, and time pass to the next one.</summary>
    public abstract void BeginNext();

    /// <summary>The next order, at the time that has been reached.</summary>
    /// <param name="fairTicks">Price in ticks; the best bid is the tick below.</param>
    protected void Begin(Side side, double fairTicks)
    {
        OrderSide = side;
        OrderLots = 0;
        _level = 0;
        _bidTicks = (long)fairTicks;
        Remaining = OrderSize.DrawTrades(ref Random);
        NextIsSameLevel = false;
        DrawTimes();
    }

    // The exchange prints the order within a few ms; the recorder gets it one to several ms later.
    private void DrawTimes()
    {
        var draw = _latency.NextUInt64();
        var delayMs = (draw & 0xFF) switch { < 180 => 0, < 250 => 1, _ => 2 };
        _eventTimeMs = (long)((ulong)TimeNs / EngineTime.NsPerMs) + delayMs;
        _receiveTimeNs = TimeNs + delayMs * EngineTime.NsPerMs + 800_000 + (long)(_latency.NextExponential() * 1_500_000);
    }
}
