using FastEngine.Core;

namespace FastEngine.Venues.Binance.Account;

/// <summary>What must be so of an account and its key before a run.</summary>
internal static class StartChecks
{
    public static List<string> Of(AccountOptions options, AccountFacts facts, KeyRights? rights)
    {
        var problems = new List<string>();
        if (!facts.CanTrade) problems.Add($"the account may not trade on {options.Market}");
        if (facts.Mode is { } mode && mode != options.Mode)
            problems.Add($"the account keeps positions by {mode}, the engine by {options.Mode}: change one of them while nothing is open");
        if (facts.SharesAssets) problems.Add("the account is in multi-assets mode, the engine reckons with USDT alone: switch it off");
        if (rights is not { } known)
        {
            if (options.MustKnowRights) problems.Add("the rights of the key cannot be read: one that may withdraw is not used");
            return problems;
        }

        if (known.Withdraws) problems.Add("the key may withdraw: make one that may only trade");
        if (options.Market == Market.Spot && !known.TradesSpot) problems.Add("the key may not trade on spot");
        if (options.Market == Market.UsdMargined && !known.TradesFutures) problems.Add("the key may not trade futures");
        return problems;
    }
}
