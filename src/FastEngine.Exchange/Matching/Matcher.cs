using FastEngine.Core;
using FastEngine.Simulation.Paper;

namespace FastEngine.Exchange.Matching;

/// <summary>Fills open orders from the tape, in the order of their arrival.</summary>
/// <remarks>A limit order fills at its own price when a trade prints strictly through it: at the price itself others wait before us. An order that
/// takes fills at the best price at once, or from the trades that follow, by <see cref="FillMode"/>.</remarks>
internal sealed class Matcher(VenueOptions options, IReadOnlyList<Instrument> instruments, Func<long> nextTradeId)
{
    private readonly TradedVolume[] _volumes = [.. instruments.Select(_ => new TradedVolume(options.Slippage.VolumeWindowNs))];

    /// <summary>Counts a trade as traded volume, once it has been matched.</summary>
    public void Count(TradedSymbol symbol, in TapeTrade trade) => _volumes[symbol.Index].Add(trade.TimeNs, trade.Quantity);

    public Instrument InstrumentOf(TradedSymbol symbol) => instruments[symbol.Index];

    public void OnTrade(IOrderDesk desk, TradedSymbol symbol, in TapeTrade trade)
    {
        if (symbol.Open.Count == 0) return;
        var share = Decimals.Floor(trade.Quantity * options.Participation, symbol.Rules.StepSize);
        var isIdFree = true;
        foreach (var order in symbol.Open.ToArray())
        {
            // One that another's fill ended, or one that the trade was before.
            if (!order.IsOpen || order.ArrivalNs > trade.TimeNs || order.AfterTradeId >= trade.Id) continue;
            if (order.HasTrigger)
            {
                if (IsReached(order, trade.Price)) desk.SetOff(order);
                continue;
            }

            if (!order.IsMarket && !order.IsThrough(trade.Price))
            {
                EndImmediate(desk, order);
                continue;
            }

            var quantity = Math.Min(Math.Min(desk.Wanted(order), order.Remaining - order.EndAt), share);
            // Whole or nothing: a trade that is too small is no fill.
            if (order.TimeInForce == TimeInForce.Fok && quantity < order.Remaining) quantity = 0;
            if (quantity > 0)
            {
                share -= quantity;
                var price = order.IsMarket ? TakerPrice(order, trade.Price, quantity, trade.TimeNs) : order.Price;
                desk.Fill(order, price, quantity, !order.IsTaker, isIdFree || options.Fills == FillMode.Tape ? trade.Id : nextTradeId());
                isIdFree = false;
            }

            EndIfDone(desk, order);
            EndImmediate(desk, order);
        }
    }

    /// <summary>An order that has just come to the book: what it takes at once.</summary>
    public void OnArrival(IOrderDesk desk, Order order)
    {
        var symbol = order.Symbol;
        if (symbol.LastPrice == 0) return;
        if (options.Fills == FillMode.Tape)
        {
            order.IsTaker = order.IsMarket || order.IsThrough(symbol.LastPrice);
            return;
        }

        var best = order.Side == Side.Buy ? symbol.BestAsk : symbol.BestBid;
        order.IsTaker = order.IsMarket || order.IsAtOrThrough(best);
        if (!order.IsTaker)
        {
            EndImmediate(desk, order);
            return;
        }

        var quantity = Math.Min(desk.Wanted(order), order.Remaining - order.EndAt);
        if (quantity > 0)
        {
            var price = TakerPrice(order, best, quantity, order.ArrivalNs);
            if (!order.IsMarket) price = order.Side == Side.Buy ? Math.Min(price, order.Price) : Math.Max(price, order.Price);
            desk.Fill(order, price, quantity, isMaker: false, nextTradeId());
        }

        EndIfDone(desk, order);
        EndImmediate(desk, order);
        order.IsTaker = order.IsMarket;
    }

    /// <summary>Whether a price sets a spot order off.</summary>
    public static bool IsReached(Order order, decimal price)
    {
        var isStop = order.Kind is OrderKind.StopLoss or OrderKind.StopLossLimit;
        return order.Side == Side.Buy == isStop ? price >= order.StopPrice : price <= order.StopPrice;
    }

    private static void EndIfDone(IOrderDesk desk, Order order)
    {
        if (!order.IsOpen) return;
        if (order.Remaining <= order.EndAt || desk.Wanted(order) == 0) desk.End(order, OrderStatus.Expired);
    }

    // What must fill at once ends with what the first trade after its arrival left.
    private static void EndImmediate(IOrderDesk desk, Order order)
    {
        if (order.IsOpen && !order.IsMarket && order.TimeInForce is (TimeInForce.Ioc or TimeInForce.Fok)) desk.End(order, OrderStatus.Expired);
    }

    private decimal TakerPrice(Order order, decimal price, decimal quantity, long timeNs)
    {
        var instrument = InstrumentOf(order.Symbol);
        var unit = Decimals.PowerOfTen(instrument.PriceScale);
        var lots = Decimals.PowerOfTen(instrument.QuantityScale);
        var worse = options.Slippage.WorsenBy(new SlippageContext
        {
            Instrument = instrument,
            Price = (long)(price * unit),
            FilledQuantity = (long)((order.Executed + quantity) * lots),
            WindowVolume = (Int128)(_volumes[order.Symbol.Index].At(timeNs) * lots),
        }) / unit;
        return order.Side == Side.Buy ? price + worse : Math.Max(order.Symbol.Rules.TickSize, price - worse);
    }
}
