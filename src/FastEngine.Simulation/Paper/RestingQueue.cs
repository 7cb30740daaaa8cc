using FastEngine.Core;
using FastEngine.Simulation.Models.Passive;

namespace FastEngine.Simulation.Paper;

/// <summary>Estimates how much waits before each resting limit order at its price, and when it is its turn.</summary>
/// <remarks>
/// <para>A new order waits behind what the book showed at its price; nothing is before one that betters the book. Where the book does not show
/// its price, or there is none, it waits behind what a price level has traded on average.</para>
/// <para>What trades at its price against it goes to those before it first. What leaves a shown level without a trade was cancelled, before or behind the
/// order, with probability ahead^n / (ahead^n + behind^n) that it was before it (E. Rigtorp, "Estimating order queue position", 2013); the mean
/// is taken, nothing is drawn.</para>
/// </remarks>
internal sealed class RestingQueue(PassiveOptions options, OrderSlots slots, int instruments)
{
    /// <summary>No estimate yet: only a trade through the price fills.</summary>
    private const long Unknown = long.MaxValue / 4;

    private readonly LevelVolume _levels = new(instruments);
    private readonly PinnedArray<Top> _tops = new(instruments);

    private struct Top
    {
        public long Bid;
        public long BidQuantity;
        public long Ask;
        public long AskQuantity;
    }

    /// <summary>An order is accepted and rests.</summary>
    public void Join(ref WorkingOrder order)
    {
        ref readonly var top = ref _tops[order.InstrumentId];
        var (best, quantity) = order.Side == Side.Buy ? (top.Bid, top.BidQuantity) : (top.Ask, top.AskQuantity);
        if (best == order.Price) (order.Ahead, order.Level) = (quantity, quantity);
        else if (best != 0 && IsBetter(order.Side, order.Price, best)) order.Ahead = 0;
        else order.Ahead = Usual(order.InstrumentId);
    }

    /// <summary>How much of a trade at the order's price comes to it; the queue before it is shorter from then on.</summary>
    public long Reach(ref WorkingOrder order, in Tick tick)
    {
        if (tick.Aggressor == order.Side) return 0;
        var reached = Math.Max(0, tick.Quantity - order.Ahead);
        var left = order.Ahead - tick.Quantity;
        if (order.Level == 0) left -= (long)((Int128)tick.Quantity * options.CancelledPpm / PassiveOptions.WholePpm);
        order.Ahead = Math.Max(0, left);
        order.Level = Math.Max(0, order.Level - tick.Quantity);
        return reached;
    }

    /// <summary>A trade was matched.</summary>
    public void OnTrade(in Tick tick) => _levels.Add(tick.InstrumentId, tick.Price, tick.Quantity);

    /// <summary>The best prices of the book and what rests there.</summary>
    public void OnBook(int instrumentId, long bid, long bidQuantity, long ask, long askQuantity)
    {
        _tops[instrumentId] = new Top { Bid = bid, BidQuantity = bidQuantity, Ask = ask, AskQuantity = askQuantity };
        foreach (ref var order in slots.Live(instrumentId))
        {
            if (!order.IsOpen || order.Type != Core.Execution.OrderType.Limit) continue;
            var (best, quantity) = order.Side == Side.Buy ? (bid, bidQuantity) : (ask, askQuantity);
            if (best == order.Price) Show(ref order, quantity);
            else if (best != 0 && IsBetter(order.Side, order.Price, best)) (order.Ahead, order.Level) = (0, 0);
        }
    }

    private void Show(ref WorkingOrder order, long quantity)
    {
        var cancelled = order.Level - quantity;
        if (order.Level > 0 && cancelled > 0 && order.Ahead > 0)
        {
            var (ahead, behind) = ((double)order.Ahead, (double)Math.Max(0, order.Level - order.Ahead));
            var (before, after) = (1.0, 1.0);
            for (var i = 0; i < options.Power; i++) (before, after) = (before * ahead, after * behind);
            order.Ahead -= Math.Min(order.Ahead, (long)(cancelled * (before / (before + after))));
        }

        order.Level = quantity;
        order.Ahead = Math.Min(order.Ahead, quantity);
    }

    private long Usual(int instrumentId)
    {
        var average = _levels.Average(instrumentId);
        return average == 0 ? Unknown : (long)Int128.Min(Unknown, (Int128)average * options.LevelsPpm / PassiveOptions.WholePpm);
    }

    private static bool IsBetter(Side side, long price, long best) => side == Side.Buy ? price > best : price < best;
}
