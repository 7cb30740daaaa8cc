using FastEngine.Core;
using FastEngine.Exchange.Accounts;
using FastEngine.Exchange.Errors;
using FastEngine.Exchange.Matching;
using FastEngine.Exchange.Symbols;

namespace FastEngine.Exchange.Futures;

/// <summary>Cross margin: what positions and open orders need of the wallet.</summary>
internal static class FuturesMargin
{
    public static decimal Unrealised(Account account) => account.Positions.Sum(position => position.Unrealised);

    public static decimal PositionMargin(Account account) => account.Positions.Sum(position => Initial(account, position));

    public static decimal OrderMargin(Account account) => account.Futures.Open.Where(order => !order.IsReducing)
        .Sum(order => (order.Price > 0 ? order.Price : order.Symbol.LastPrice) * order.Remaining / account.LeverageOf(order.Symbol));

    public static decimal Maintenance(Account account) => account.Positions.Sum(Maintenance);

    public static decimal Available(Account account) =>
        Math.Max(0, account.WalletBalance + Unrealised(account) - PositionMargin(account) - OrderMargin(account));

    public static decimal Initial(Account account, Position position) => Math.Abs(position.Notional) / account.LeverageOf(position.Symbol);

    public static decimal Maintenance(Position position) => position.IsOpen ? LeverageBracket.Maintenance(Math.Abs(position.Notional)) : 0;

    /// <summary>The mark price at which the account's margin is used up, all other prices staying; 0 when there is none.</summary>
    public static decimal LiquidationPrice(Account account, Position position)
    {
        if (!position.IsOpen) return 0;
        var rate = LeverageBracket.OfNotional(Math.Abs(position.Notional)).MaintenanceRate;
        var spare = account.WalletBalance + Unrealised(account) - Maintenance(account);
        // One unit of price moves the profit by the amount, and what must be maintained by its rate.
        var perUnit = position.Amount - Math.Abs(position.Amount) * rate;
        return perUnit == 0 ? 0 : Math.Max(0, position.Symbol.MarkPrice - spare / perUnit);
    }

    /// <summary>Refuses an order that the account cannot carry.</summary>
    /// <param name="reference">Price that it is weighed at.</param>
    public static void Check(Order order, decimal reference)
    {
        if (order.IsReducing) return;
        var account = order.Account;
        var opens = order.Quantity - (order.PositionSide == PositionSide.Both ? FuturesDesk.Reducible(order) : 0);
        if (opens <= 0) return;
        if (account.WalletBalance <= 0) throw new RefusedException(VenueErrors.BalanceNotSufficient);
        var leverage = account.LeverageOf(order.Symbol);
        var position = account.PositionOf(order.Symbol, order.PositionSide);
        var after = Math.Abs(position.Amount + (order.Side == Side.Buy ? order.Quantity : -order.Quantity)) * reference;
        if (after > LeverageBracket.MaxNotional(leverage)) throw new RefusedException(VenueErrors.ExceedsMaxPosition);
        if (opens * reference / leverage > Available(account)) throw new RefusedException(VenueErrors.MarginNotSufficient);
    }
}
