using FastEngine.Core;
using FastEngine.Exchange.Accounts;
using FastEngine.Exchange.Futures;
using FastEngine.Exchange.Matching;
using FastEngine.Simulation.Paper;
using FastEngine.Simulation.Paper.Script;

namespace FastEngine.Exchange.Scripted;

/// <summary>What a script has happen at the exchange without the client, each at its symbol's first trade at or after its time.</summary>
internal sealed class ScriptedHappenings(Venue venue, ScriptedFates fates, PaperScript script)
{
    private const decimal PpmOfAll = PaperOptions.FullParticipationPpm;
    private const decimal PpbOfAll = 1_000_000_000;

    private readonly Queue<VenueEvent>[] _waiting = [.. venue.Symbols.Select(symbol => new Queue<VenueEvent>(script.Events.Where(e => e.InstrumentId == symbol.Index).OrderBy(e => e.AtNs)))];

    private Account Account => venue.Accounts[0];

    /// <summary>What is due at a trade, before it fills an order.</summary>
    public void OnTrade(TradedSymbol symbol, TapeTrade trade)
    {
        while (_waiting[symbol.Index].TryPeek(out var e) && e.AtNs <= trade.TimeNs) Happen(_waiting[symbol.Index].Dequeue(), symbol, trade.Price);
    }

    private void Happen(VenueEvent e, TradedSymbol symbol, decimal price)
    {
        switch (e.Kind)
        {
            case VenueEventKind.ManualFill:
                TradeByHand(e, symbol, price);
                break;
            case VenueEventKind.Liquidation:
                var position = Account.PositionOf(symbol, SideOf(e.Direction));
                var quantity = Math.Min(QuantityOf(e, symbol, Math.Abs(position.Amount)), Math.Abs(position.Amount));
                if (quantity > 0) venue.Futures.Risk.Liquidate(Account, position, quantity, price);
                break;
            case VenueEventKind.Funding:
                venue.Futures.Risk.Fund(venue.NowNs, e.RatePpb / PpbOfAll, one => one.Symbol == symbol);
                break;
            default:
                CancelLegs(e, symbol);
                break;
        }
    }

    private void TradeByHand(VenueEvent e, TradedSymbol symbol, decimal price)
    {
        var side = symbol.IsFuture ? SideOf(e.Direction) : PositionSide.Both;
        var held = symbol.IsFuture ? Account.PositionOf(symbol, side).Amount : Account.AssetOf(symbol.Rules.BaseAsset) is var asset ? asset.Free + asset.Locked : 0;
        var quantity = QuantityOf(e, symbol, Math.Abs(held));
        var reduces = held != 0 && (e.Side == Side.Sell ? held > 0 : held < 0);
        if (reduces || side != PositionSide.Both && FuturesOrderReader.IsClosing(e.Side, side)) quantity = Math.Min(quantity, Math.Abs(held));
        if (quantity == 0) return;
        var id = $"web_{venue.NextId()}";
        if (e.IsSilent) fates.Silence(id, symbol.Index);
        var order = new Order
        {
            OrderId = venue.NextId(), ClientOrderId = id, Account = Account, Symbol = symbol, Side = e.Side, Kind = OrderKind.Market, OriginalKind = OrderKind.Market,
            Quantity = quantity, PositionSide = side, ArrivalNs = venue.NowNs, UpdateNs = venue.NowNs, IsTaker = true, SelfTradePrevention = "EXPIRE_MAKER",
        };
        if (symbol.IsFuture)
        {
            Account.Futures.Add(order);
            venue.Futures.Fill(order, price, quantity, isMaker: false, venue.NextTradeId());
        }
        else
        {
            Account.Spot.Add(order);
            venue.Spot.Fill(order, price, quantity, isMaker: false, venue.NextTradeId());
        }
    }

    private void CancelLegs(VenueEvent e, TradedSymbol symbol)
    {
        foreach (var algo in symbol.Waiting.Where(algo => IsMeant(e, algo.ClientAlgoId, algo.Side)).ToArray())
        {
            if (e.IsSilent) fates.Silence(algo.ClientAlgoId, symbol.Index);
            venue.Futures.Algos.Cancel(Account, algo.AlgoId, null);
        }

        foreach (var order in symbol.Open.Where(order => IsMeant(e, order.ClientOrderId, order.Side)).ToArray())
        {
            if (!order.IsOpen) continue;
            if (e.IsSilent) fates.Silence(order.ClientOrderId, symbol.Index);
            if (symbol.IsFuture) venue.Futures.Cancel(Account, symbol, order.OrderId, null);
            else venue.Spot.Cancel(Account, symbol, order.OrderId, null);
        }
    }

    // A leg is of the side that reduces.
    private bool IsMeant(VenueEvent e, string id, Side side) =>
        fates.MarkOf(id) is { } mark && mark.Leg == e.Leg && (e.StrategyId is not { } strategy || mark.StrategyId == strategy)
        && (side == Side.Sell ? Direction.Long : Direction.Short) == e.Direction;

    private PositionSide SideOf(Direction direction) => !Account.IsHedged ? PositionSide.Both : direction == Direction.Long ? PositionSide.Long : PositionSide.Short;

    private decimal QuantityOf(VenueEvent e, TradedSymbol symbol, decimal held) => e.Quantity != 0
        ? e.Quantity / Decimals.PowerOfTen(venue.Matcher.InstrumentOf(symbol).QuantityScale)
        : Decimals.Floor(held * (e.PartPpm / PpmOfAll), symbol.Rules.StepSize);
}
