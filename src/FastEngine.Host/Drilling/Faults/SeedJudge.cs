using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Exchange;
using FastEngine.Trading;

namespace FastEngine.Host.Drilling.Faults;

/// <summary>Holds what an engine believes, and what it did, against the exchange itself: not against its answers, which were part of the faults.</summary>
internal sealed class SeedJudge(InstrumentTable instruments, bool isHedged)
{
    /// <summary>What differs now; the engine may still be learning of it.</summary>
    public List<string> Differences(TradeStage stage, AccountView account, IReadOnlyList<OrderView> orders)
    {
        var differences = new List<string>();
        foreach (var instrument in instruments.All)
        {
            AddPosition(differences, stage, account, instrument, Direction.Long);
            if (isHedged) AddPosition(differences, stage, account, instrument, Direction.Short);
        }

        var open = orders.Where(order => order.IsOpen && !order.IsChild).Select(order => order.ClientId).ToHashSet(StringComparer.Ordinal);
        var live = new LiveOrderView[stage.LiveOrderCapacity];
        foreach (ref readonly var order in live.AsSpan(0, stage.CopyLiveOrders(live)))
        {
            var id = order.Terms.Id.ToString();
            if (!open.Remove(id)) differences.Add($"{order.Terms.Leg} order {id} of {instruments[order.Terms.InstrumentId].Name} is open here and not at the venue");
        }

        differences.AddRange(open.Select(id => $"order {id} is open at the venue and not here"));
        return differences;
    }

    /// <summary>Orders that should never have been.</summary>
    public static IEnumerable<string> Wrong(SeedLedger ledger, IReadOnlyList<OrderView> orders, InstrumentTable instruments)
    {
        foreach (var id in ledger.Twice) yield return $"order {id} was placed twice";
        foreach (var same in orders.Where(order => !order.IsChild).GroupBy(order => (order.Symbol, order.ClientId)).Where(group => group.Count() > 1))
            yield return $"the venue received order {same.Key.ClientId} {same.Count()} times";
        foreach (var order in orders.Where(order => !order.IsChild))
        {
            if (!ledger.Orders.TryGetValue(order.ClientId, out var terms))
            {
                yield return $"the venue received order {order.ClientId} of {order.Symbol}, which the engine did not place";
                continue;
            }

            var quantity = Decimals(terms.Quantity, instruments[terms.InstrumentId].QuantityScale);
            if (order.Quantity != quantity && !order.ClosesPosition) yield return $"the venue received order {order.ClientId} over {order.Quantity}, the engine placed it over {quantity}";
            if (order.Executed > quantity) yield return $"order {order.ClientId} over {quantity} was filled over {order.Executed}";
        }

        // A position is entered by one order; what is sent again after a doubt has the same id.
        foreach (var entry in ledger.Orders.Values.Where(terms => terms.Leg == OrderLeg.Entry).GroupBy(terms => terms.PositionId).Where(group => group.Count() > 1 && group.Key != 0))
            yield return $"position {entry.Key} was entered by {entry.Count()} orders: {string.Join(", ", entry.Select(terms => terms.Id))}";
    }

    private void AddPosition(List<string> differences, TradeStage stage, AccountView account, Instrument instrument, Direction direction)
    {
        var side = !isHedged ? "BOTH" : direction == Direction.Long ? "LONG" : "SHORT";
        var theirs = account.Positions.Where(position => position.Symbol == instrument.Symbol && position.Side == side).Sum(position => position.Amount);
        var ours = Decimals(stage.ExchangeQuantityOf(instrument.Id, direction), instrument.QuantityScale);
        if (ours != theirs) differences.Add($"{instrument.Name} {side}: {ours} here, {theirs} at the venue");
    }

    private static decimal Decimals(long value, int scale)
    {
        decimal text = value;
        for (var i = 0; i < scale; i++) text /= 10;
        return text;
    }
}
