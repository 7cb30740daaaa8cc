using FastEngine.Core;
using FastEngine.Exchange.Accounts;
using FastEngine.Exchange.Errors;
using FastEngine.Exchange.Matching;
using FastEngine.Exchange.Rest;

namespace FastEngine.Exchange.Spot;

/// <summary>Lists of two orders of which one ends the other.</summary>
internal sealed class SpotLists(Venue venue, SpotDesk desk)
{
    /// <summary>Reads <c>orderList/oco</c>: one order above the price, one below it.</summary>
    public OrderList Read(Account account, RequestParameters parameters)
    {
        var symbol = desk.Reader.Symbol(parameters);
        var side = SpotOrderReader.SideOf(parameters);
        var quantity = SpotOrderReader.Quantity(symbol, parameters.RequiredNumber("quantity"), isMarket: false);
        var list = new OrderList { ListId = venue.NextId(), ClientId = desk.Reader.ClientId(parameters["listClientOrderId"]), Symbol = symbol };
        foreach (var name in (string[])["below", "above"])
        {
            var kind = SpotOrderReader.Kind(parameters.Required(name + "Type"));
            var part = new OrderPart(parameters[name + "ClientOrderId"], parameters.Number(name + "Price"), parameters.Number(name + "StopPrice"), parameters[name + "TimeInForce"],
                parameters.Integer(LockstepParameters.TradeId) ?? -1);
            var order = desk.Reader.Make(account, symbol, side, kind, quantity, 0, part);
            order.List = list;
            list.Orders.Add(order);
        }

        return list;
    }

    /// <summary>Both orders reach the exchange, or none.</summary>
    public void Arrive(OrderList list)
    {
        foreach (var order in list.Orders) SpotDesk.Check(order);
        var account = list.Orders[0].Account;
        list.TimeNs = venue.NowNs;
        account.Lists.Add(list);
        // Only one of them can fill, so what the dearer one needs suffices.
        SpotDesk.Hold(list.Orders[0], list.Orders.Max(SpotDesk.Needed));
        foreach (var order in list.Orders) desk.Enter(order);
        Tell(list);
        foreach (var order in list.Orders)
        {
            if (order.IsOpen && !order.HasTrigger) venue.Matcher.OnArrival(desk, order);
        }
    }

    public static void Cancel(OrderList list, SpotDesk desk)
    {
        foreach (var order in list.Orders)
        {
            if (order.IsOpen) desk.End(order, OrderStatus.Canceled);
        }
    }

    /// <summary>One order is set off, filled or cancelled: the others end.</summary>
    public void EndOthers(OrderList list, Order survivor, OrderStatus status)
    {
        foreach (var order in list.Orders)
        {
            if (order == survivor || !order.IsOpen) continue;
            if (survivor.IsOpen) SpotDesk.MoveHold(order, survivor);
            desk.End(order, status);
        }
    }

    public void OnOrderDone(OrderList list)
    {
        if (list.IsDone || list.Orders.Exists(order => order.IsOpen)) return;
        list.IsDone = true;
        Tell(list);
    }

    private void Tell(OrderList list) => venue.Tell(list.Orders[0].Account, Market.Spot, "listStatus", SpotEvents.List(venue, list));
}
