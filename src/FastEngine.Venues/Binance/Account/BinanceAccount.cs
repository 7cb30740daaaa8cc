using System.Text.Json.Serialization.Metadata;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Venues.Binance.Errors;
using FastEngine.Venues.Binance.Limits;
using FastEngine.Venues.Binance.Rest;
using FastEngine.Venues.Binance.Rest.Answers;
using FastEngine.Venues.Binance.Symbols;
using FastEngine.Venues.Binance.Timing;

namespace FastEngine.Venues.Binance.Account;

/// <summary>One market of the account, read and set before a run and when it is reconciled. Waits for the venue; not for the gateway's thread.</summary>
/// <remarks>Everything throws <see cref="RestException"/> when the venue does not answer or refuses.</remarks>
public sealed class BinanceAccount(AccountOptions options, BinanceRest rest, RateLimiter limiter, ClockSync clock, TimeProvider time)
{
    private const int NoNeedToChange = -4046;
    private const int CancelRejected = -2011;
    private const int UnknownOrder = -2013;

    private bool IsSpot => options.Market == Market.Spot;

    /// <summary>Measures the venue's clock.</summary>
    public async Task SyncClockAsync(CancellationToken cancellation = default)
    {
        for (var i = 0; i < options.ClockSamples; i++)
        {
            var call = RestCall.Get(IsSpot ? "/api/v3/time" : "/fapi/v1/time") with { Security = RestSecurity.None };
            var answer = await rest.SendAsync(call, cancellation).ConfigureAwait(false);
            clock.Add(new ClockSample(answer.SentNs, answer.ReceivedNs, Read(in answer, BinanceJson.Default.TimeAnswer).ServerTime));
        }
    }

    /// <summary>The limits and symbols. The limiter keeps these limits from now on.</summary>
    public async Task<ExchangeInfo> ReadExchangeInfoAsync(CancellationToken cancellation = default)
    {
        var call = RestCall.Get(IsSpot ? "/api/v3/exchangeInfo" : "/fapi/v1/exchangeInfo", weight: IsSpot ? 20 : 1) with { Security = RestSecurity.None };
        var answer = await rest.SendAsync(call, cancellation).ConfigureAwait(false);
        var info = ExchangeInfo.Of(Read(in answer, BinanceJson.Default.ExchangeInfoAnswer), options.Market);
        if (info.Limits.Count > 0) limiter.SetRules(info.Limits);
        return info;
    }

    public async Task<AccountFacts> ReadFactsAsync(CancellationToken cancellation = default)
    {
        if (IsSpot)
        {
            var account = await AskAsync(RestCall.Get("/api/v3/account", "omitZeroBalances=true", 20), BinanceJson.Default.SpotAccountAnswer, cancellation).ConfigureAwait(false);
            var spot = account.Balances.ToDictionary(
                row => row.Asset, row => new AssetBalance(Decimals.MoneyOrZero(row.Free) + Decimals.MoneyOrZero(row.Locked), Decimals.MoneyOrZero(row.Free)));
            return new AccountFacts(null, account.CanTrade, SharesAssets: false, spot);
        }

        var config = await AskAsync(RestCall.Get("/fapi/v1/accountConfig", weight: 5), BinanceJson.Default.AccountConfigAnswer, cancellation).ConfigureAwait(false);
        var mode = await AskAsync(RestCall.Get("/fapi/v1/positionSide/dual", weight: 30), BinanceJson.Default.PositionModeAnswer, cancellation).ConfigureAwait(false);
        var rows = await AskAsync(RestCall.Get("/fapi/v3/balance", weight: 5), BinanceJson.Default.IReadOnlyListBalanceRow, cancellation).ConfigureAwait(false);
        var balances = rows.ToDictionary(row => row.Asset, row => new AssetBalance(Decimals.MoneyOrZero(row.Balance), Decimals.MoneyOrZero(row.AvailableBalance)));
        return new AccountFacts(mode.DualSidePosition ? AccountMode.Hedge : AccountMode.OneWay, config.CanTrade, config.MultiAssetsMargin, balances);
    }

    /// <summary>What the key may do, from the one host that tells: spot's. Null where there is no such thing, as on test networks.</summary>
    /// <param name="spot">The spot host.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<KeyRights?> ReadRightsAsync(BinanceRest spot, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(spot);
        var answer = await spot.SendAsync(RestCall.Get("/sapi/v1/account/apiRestrictions"), cancellation).ConfigureAwait(false);
        if (answer.Fault == RestFault.None && (int)answer.Status == 404) return null;
        var rights = Read(in answer, BinanceJson.Default.RestrictionsAnswer);

        // What the venue leaves out is not known to be forbidden.
        return new KeyRights(
            rights.EnableWithdrawals ?? true, (rights.EnableInternalTransfer ?? false) || (rights.PermitsUniversalTransfer ?? false),
            rights.EnableSpotAndMarginTrading ?? false, rights.EnableFutures ?? false, rights.IpRestrict ?? false);
    }

    /// <summary>Sets the leverage of a symbol and reads back how the symbol is set.</summary>
    public async Task<SymbolConfigRow> SetLeverageAsync(string symbol, CancellationToken cancellation = default)
    {
        var set = new RestCall { Method = HttpMethod.Post, Path = "/fapi/v1/leverage", Query = $"leverage={options.Leverage}&symbol={symbol}" };
        var answer = await SendAsync(set, cancellation).ConfigureAwait(false);
        if (!answer.IsOk && answer.Error.Code != NoNeedToChange) throw new RestException(in answer);
        var rows = await AskAsync(RestCall.Get("/fapi/v1/symbolConfig", $"symbol={symbol}", 5), BinanceJson.Default.IReadOnlyListSymbolConfigRow, cancellation).ConfigureAwait(false);
        foreach (var row in rows)
        {
            if (row.Symbol == symbol) return row;
        }

        throw new RestException($"the venue does not say how {symbol} is set");
    }

    /// <summary>Cancels an order that is open there; one that is gone is no error.</summary>
    /// <exception cref="RestException">It is still there, as far as is known.</exception>
    public async Task CancelAsync(string symbol, RestingOrder order, CancellationToken cancellation = default)
    {
        var call = new RestCall
        {
            Method = HttpMethod.Delete, Purpose = RequestPurpose.Exit,
            Path = IsSpot ? "/api/v3/order" : order.IsAlgo ? "/fapi/v1/algoOrder" : "/fapi/v1/order",
            Query = order.IsAlgo ? $"clientAlgoId={order.ClientId}&symbol={symbol}" : $"origClientOrderId={order.ClientId}&symbol={symbol}",
        };
        var answer = await rest.SendAsync(call, cancellation).ConfigureAwait(false);
        if (!answer.IsOk && answer.Error.Code is not (CancelRejected or UnknownOrder)) throw new RestException(in answer);
    }

    /// <summary>Everything that must be so before a run: clock, symbols, mode, rights; leverage is set when all else is well.</summary>
    /// <param name="instruments">Of the run.</param>
    /// <param name="spot">The spot host, which knows the rights of keys; null where there is none.</param>
    /// <param name="setsLeverage">False to change nothing yet: <see cref="SetLeveragesAsync"/> follows.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<StartReport> StartAsync(IReadOnlyList<Instrument> instruments, BinanceRest? spot, bool setsLeverage = true, CancellationToken cancellation = default)
    {
        await SyncClockAsync(cancellation).ConfigureAwait(false);
        var info = await ReadExchangeInfoAsync(cancellation).ConfigureAwait(false);
        var facts = await ReadFactsAsync(cancellation).ConfigureAwait(false);
        var rights = spot is null ? null : await ReadRightsAsync(spot, cancellation).ConfigureAwait(false);
        var problems = StartChecks.Of(options, facts, rights);
        if (!clock.IsSure(WallClock.NowNs(time))) problems.Add($"the clock of {options.Market} is not known within a quarter of the receive window");
        foreach (var instrument in Own(instruments)) problems.AddRange(InstrumentRules.Differences(instrument, info.Symbols.GetValueOrDefault(instrument.Symbol)));
        if (setsLeverage && problems.Count == 0) problems.AddRange(await SetLeveragesAsync(instruments, cancellation).ConfigureAwait(false));
        return new StartReport(info, facts, rights, problems);
    }

    /// <summary>Sets the leverage of every symbol of the run and reads it back; spot has none.</summary>
    /// <returns>Where it is another one, or the margin is not the one that the engine reckons with.</returns>
    public async Task<IReadOnlyList<string>> SetLeveragesAsync(IReadOnlyList<Instrument> instruments, CancellationToken cancellation = default)
    {
        var problems = new List<string>();
        if (IsSpot) return problems;
        foreach (var instrument in Own(instruments))
        {
            var now = await SetLeverageAsync(instrument.Symbol, cancellation).ConfigureAwait(false);
            if (now.Leverage != options.Leverage) problems.Add($"{instrument.Name}: leverage is {now.Leverage} and cannot be set to {options.Leverage}");
            if (now.MarginType == "ISOLATED") problems.Add($"{instrument.Name}: its margin is isolated, the engine reckons with that of the whole wallet: set it to crossed");
        }

        return problems;
    }

    private IEnumerable<Instrument> Own(IReadOnlyList<Instrument> instruments) => instruments.Where(instrument => instrument.Market == options.Market);

    internal async Task<T> AskAsync<T>(RestCall call, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class
    {
        var answer = await SendAsync(call, cancellation).ConfigureAwait(false);
        return Read(in answer, type);
    }

    // One whose time the venue refused was not carried out: it goes out again by the time that the venue has.
    private async Task<RestAnswer> SendAsync(RestCall call, CancellationToken cancellation)
    {
        var answer = await rest.SendAsync(call, cancellation).ConfigureAwait(false);
        if (answer.IsOk || answer.Verdict.Action != ErrorAction.Resync) return answer;
        await SyncClockAsync(cancellation).ConfigureAwait(false);
        return await rest.SendAsync(call, cancellation).ConfigureAwait(false);
    }

    private static T Read<T>(in RestAnswer answer, JsonTypeInfo<T> type)
        where T : class
    {
        if (!answer.IsOk) throw new RestException(in answer);
        return answer.Read(type) ?? throw new RestException($"{answer.Call.Method} {answer.Call.Path}: the answer is not what it should be");
    }
}
