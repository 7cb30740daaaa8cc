using FastEngine.Core;
using FastEngine.Exchange.Accounts;
using FastEngine.Exchange.Matching;

namespace FastEngine.Exchange;

/// <summary>What an account has at the exchange at a moment.</summary>
/// <param name="TimeNs">The exchange's.</param>
public sealed record AccountView(long TimeNs, IReadOnlyList<PositionView> Positions)
{
    internal static AccountView Of(Venue venue, Account account) => new(
        venue.NowNs,
        [
            .. account.Positions.Where(position => position.IsOpen).Select(position =>
                new PositionView(position.Symbol.Name, NameOf(position.Side), position.Amount, CoveredOf(account, position))),
        ]);

    internal static IReadOnlyList<OrderView> Orders(Account account) =>
    [
        .. account.Futures.All.Select(order => Plain(order, Market.UsdMargined)),
        .. account.Algos.Select(algo => new OrderView(
            Market.UsdMargined, algo.Symbol.Name, algo.ClientAlgoId, algo.Side, NameOf(algo.PositionSide), algo.Quantity, algo.Child?.Executed ?? 0, algo.Status == AlgoStatus.New,
            algo.IsStop, algo.IsClosePosition, IsChild: false)),
        .. account.Spot.All.Select(order => Plain(order, Market.Spot)),
    ];

    private static OrderView Plain(Order order, Market market) => new(
        market, order.Symbol.Name, order.ClientOrderId, order.Side, market == Market.Spot ? "" : NameOf(order.PositionSide), order.Quantity, order.Executed, order.IsOpen,
        order.OriginalKind is OrderKind.StopLoss or OrderKind.StopLossLimit, order.IsClosePosition, order.Algo is not null);

    private static decimal CoveredOf(Account account, Position position)
    {
        var closing = position.Amount > 0 ? Side.Sell : Side.Buy;
        decimal covered = 0;
        foreach (var algo in account.Algos)
        {
            if (algo.Status != AlgoStatus.New || algo.Symbol != position.Symbol || algo.PositionSide != position.Side || algo.Side != closing || !algo.IsStop) continue;
            if (algo.IsClosePosition) return Math.Abs(position.Amount);
            covered += algo.Quantity;
        }

        return covered;
    }

    private static string NameOf(PositionSide side) => side.ToString().ToUpperInvariant();
}
