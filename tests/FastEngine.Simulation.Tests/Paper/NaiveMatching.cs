using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Simulation.Paper;

namespace FastEngine.Simulation.Tests.Paper;

/// <summary>The fill rules read off a finished tape: each trade looks at every order there ever was. Without slippage and reduce-only.</summary>
internal static class NaiveMatching
{
    public static List<(long Order, long TradeId, long Price, long Quantity)> Fills(RandomTape tape, PaperOptions options)
    {
        var fills = new List<(long Order, long TradeId, long Price, long Quantity)>();
        var triggeredBy = new Dictionary<long, long>();
        foreach (var trade in tape.OnTimeTrades)
        {
            var left = (long)(trade.Quantity * (decimal)options.ParticipationPpm / 1_000_000m);
            foreach (var order in tape.Orders.OrderBy(order => order.DecidedNs).ThenBy(order => order.Order))
            {
                var open = order.Quantity - fills.Where(fill => fill.Order == order.Order).Sum(fill => fill.Quantity);
                if (open == 0 || trade.Sequence <= order.Id.Sequence || trade.ExchangeTimeNs < order.DecidedNs + options.SubmitLatencyNs) continue;
                if (order.Type == OrderType.StopMarket && WouldTrigger(tape, options, order)) continue;
                if (IsCancelled(tape, options, order, trade)) continue;
                if (order.Type == OrderType.StopMarket && !triggeredBy.ContainsKey(order.Order))
                {
                    if (IsReached(order, trade.Price)) triggeredBy[order.Order] = trade.Sequence;
                    continue;
                }

                if (order.Type == OrderType.Limit && !(order.Side == Side.Buy ? trade.Price < order.Price : trade.Price > order.Price)) continue;
                var quantity = Math.Min(open, left);
                left -= quantity;
                if (quantity > 0) fills.Add((order.Order, trade.TradeId, order.Type == OrderType.Limit ? order.Price : trade.Price, quantity));
            }
        }

        return fills;
    }

    public static bool WouldTrigger(RandomTape tape, PaperOptions options, OrderTerms order)
    {
        var before = tape.OnTimeTrades.Where(trade => trade.Sequence <= order.Sequence || trade.ExchangeTimeNs < order.DecidedNs + options.SubmitLatencyNs);
        return before.Any() && IsReached(order, before.Last().Price);
    }

    private static bool IsReached(OrderTerms stop, long price) => stop.Side == Side.Buy ? price >= stop.Price : price <= stop.Price;

    private static bool IsCancelled(RandomTape tape, PaperOptions options, OrderTerms order, Tick trade)
    {
        foreach (var (number, timeNs, afterTrade) in tape.Cancellations)
        {
            if (number != order.Order) continue;
            var arrivalNs = Math.Max(timeNs + options.CancelLatencyNs, order.DecidedNs + options.SubmitLatencyNs);
            if (trade.Sequence > afterTrade && trade.ExchangeTimeNs >= arrivalNs) return true;
        }

        return false;
    }
}
