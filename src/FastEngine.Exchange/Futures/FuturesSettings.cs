using FastEngine.Core;
using FastEngine.Exchange.Accounts;
using FastEngine.Exchange.Errors;
using FastEngine.Exchange.Matching;
using FastEngine.Exchange.Symbols;

namespace FastEngine.Exchange.Futures;

/// <summary>What a customer sets of their futures account: position mode, leverage, margin type and the dead man's switch.</summary>
internal sealed class FuturesSettings(Venue venue)
{
    public static void SetHedged(Account account, bool isHedged)
    {
        if (account.IsHedged == isHedged) throw new RefusedException(VenueErrors.NoPositionSideChange);
        if (account.Futures.Open.Count > 0 || account.Algos.Exists(algo => algo.Status == AlgoStatus.New)) throw new RefusedException(VenueErrors.PositionSideOpenOrders);
        if (account.Positions.Exists(position => position.IsOpen)) throw new RefusedException(VenueErrors.PositionSidePosition);
        account.IsHedged = isHedged;
    }

    public void SetLeverage(Account account, TradedSymbol symbol, long leverage)
    {
        if (leverage is < 1 or > 125) throw new RefusedException(VenueErrors.BadLeverage);
        var notional = account.Positions.Where(position => position.Symbol == symbol).Sum(position => Math.Abs(position.Notional));
        if (notional > LeverageBracket.MaxNotional((int)leverage)) throw new RefusedException(VenueErrors.ExceedsMaxPosition);
        account.SetLeverage(symbol, (int)leverage);
        venue.Tell(account, Market.UsdMargined, "ACCOUNT_CONFIG_UPDATE", FuturesEvents.Leverage(venue, symbol, (int)leverage));
    }

    /// <summary>The type is kept and told; margin itself is always reckoned as cross.</summary>
    public static void SetIsolated(Account account, TradedSymbol symbol, bool isIsolated)
    {
        if (account.Isolated.Contains(symbol.Index) == isIsolated) throw new RefusedException(VenueErrors.NoMarginTypeChange);
        if (account.Futures.Open.Exists(order => order.Symbol == symbol)) throw new RefusedException(VenueErrors.MarginTypeOpenOrders);
        if (account.Positions.Exists(position => position.IsOpen && position.Symbol == symbol)) throw new RefusedException(VenueErrors.MarginTypePosition);
        if (isIsolated) account.Isolated.Add(symbol.Index);
        else account.Isolated.Remove(symbol.Index);
    }

    /// <summary>All open orders of a symbol are cancelled after a time, unless it is asked again before; 0 ends it.</summary>
    public void SetCountdown(Account account, TradedSymbol symbol, long countdownMs)
    {
        account.Countdowns.Remove(symbol.Index);
        if (countdownMs <= 0) return;
        var dueNs = venue.NowNs + countdownMs * EngineTime.NsPerMs;
        account.Countdowns[symbol.Index] = dueNs;
        venue.At(dueNs, () =>
        {
            if (account.Countdowns.GetValueOrDefault(symbol.Index) != dueNs) return;
            account.Countdowns.Remove(symbol.Index);
            venue.Futures.CancelAll(account, symbol);
        });
    }
}
