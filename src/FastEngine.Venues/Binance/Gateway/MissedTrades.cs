using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Venues.Binance.Limits;
using FastEngine.Venues.Binance.Rest;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>Fills of while no user stream was there, of instruments that anything happened to: ours that nobody told, and a person's.</summary>
/// <remarks>A fill says its order's number, not its name: an order that is not known is asked for before its fill is taken for a person's.</remarks>
internal sealed class MissedTrades(MarketContext context, OrderTeller teller, ForeignDesk foreign)
{
    private const long AgainNs = 500 * EngineTime.NsPerMs;

    // The last event may be older than the fill beside it.
    private const long BeforeMs = 2_000;

    private readonly HashSet<int> _active = [];
    private readonly Dictionary<(int InstrumentId, long VenueOrder), List<VenueTrade>> _unknown = [];
    private readonly List<(RestCall Call, long DueNs)> _again = [];
    private int _open;

    public bool IsBusy => _open > 0;

    /// <summary>Something happened to an instrument: there may be more.</summary>
    public void Saw(int instrumentId) => _active.Add(instrumentId);

    public void Ask(long sinceMs)
    {
        var path = context.IsSpot ? "/api/v3/myTrades" : "/fapi/v1/userTrades";
        foreach (var id in _active)
        {
            Send(RestCall.Get(path, $"symbol={context.SymbolOf(id)}&startTime={sinceMs - BeforeMs}&limit=1000", context.IsSpot ? 20 : 5) with
            {
                Purpose = RequestPurpose.Exit, Tag = new RestTag((int)CallKind.MissedTrades, id),
            });
        }
    }

    public void DoWork(long nowNs)
    {
        for (var i = 0; i < _again.Count; i++)
        {
            if (nowNs < _again[i].DueNs) continue;
            context.Rest.Send(_again[i].Call);
            _again.RemoveAt(i--);
        }
    }

    public void OnTrades(in RestAnswer answer)
    {
        if (!answer.IsOk || answer.Read(BinanceJson.Default.IReadOnlyListTradeRow) is not { } rows)
        {
            Again(in answer);
            return;
        }

        _open--;
        var instrument = context.Instruments[(int)answer.Call.Tag.Number];
        foreach (var row in rows)
        {
            if (context.Fills.Contains(instrument.Id, row.Id, row.OrderId)
                || !VenueTrade.TryRead(instrument, row.Id, row.OrderId, row.Price, row.Qty, row.CommissionAsset, row.Commission, row.Time, out var trade))
                continue;
            if (context.Orders.FindVenue(row.OrderId) is not { } order) Keep(instrument.Id, in trade);
            else if (order.ToldBefore == 0) teller.Fill(order, in trade);

            // Of the others the look-up reads all.
        }
    }

    public void OnOwner(in RestAnswer answer)
    {
        var key = (InstrumentId: answer.Call.Tag.Part, VenueOrder: answer.Call.Tag.Number);
        if (!answer.IsOk || answer.Read(BinanceJson.Default.OrderRow) is not { } row)
        {
            Again(in answer);
            return;
        }

        _open--;
        if (!_unknown.Remove(key, out var trades)) return;
        var order = context.Orders.Find(row.ClientOrderId) ?? context.Orders.FindVenue(row.OrderId);
        if (order is not null) context.Orders.SetVenue(order, row.OrderId);
        foreach (var trade in trades)
        {
            if (order is not null) teller.Fill(order, in trade);
            else
            {
                foreign.OnFill(key.InstrumentId, new OrderEvent(
                    row.ClientOrderId, row.Side, row.PositionSide, row.OrigQty, "TRADE", row.Status, row.OrderId, null, null, null, null, null, trade.TradeId, trade.TimeMs), in trade);
            }
        }
    }

    private void Keep(int id, in VenueTrade trade)
    {
        if (_unknown.TryGetValue((id, trade.VenueOrder), out var trades))
        {
            trades.Add(trade);
            return;
        }

        _unknown[(id, trade.VenueOrder)] = [trade];
        var path = context.IsSpot ? "/api/v3/order" : "/fapi/v1/order";
        Send(RestCall.Get(path, $"symbol={context.SymbolOf(id)}&orderId={trade.VenueOrder}", context.IsSpot ? 4 : 1) with
        {
            Purpose = RequestPurpose.Exit, Tag = new RestTag((int)CallKind.Owner, trade.VenueOrder, id),
        });
    }

    private void Send(RestCall call)
    {
        _open++;
        context.Rest.Send(call);
    }

    private void Again(in RestAnswer answer) => _again.Add((answer.Call, context.NowNs() + AgainNs));
}
