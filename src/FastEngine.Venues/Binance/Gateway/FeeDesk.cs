using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Venues.Binance.Rest;
using FastEngine.Venues.Binance.Rest.Answers;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>Fees in the quote currency, from whatever asset the venue took them in, at that asset's last price.</summary>
internal sealed class FeeDesk(MarketContext context)
{
    private readonly Int128[] _prices = new Int128[context.Options.FeeAssets.Count];
    private readonly int[] _sources = [.. context.Options.FeeAssets.Select(asset => SourceOf(context, asset))];
    private long _nextReadNs = long.MinValue;

    /// <summary>A trade of the tape: the price of an asset that fees are paid in.</summary>
    public void OnTrade(in Tick tick)
    {
        for (var i = 0; i < _sources.Length; i++)
        {
            if (_sources[i] == tick.InstrumentId)
                _prices[i] = tick.Price * (Int128)FixedPoint.PowerOfTen(Money.Scale - context.Instruments[tick.InstrumentId].PriceScale);
        }
    }

    /// <summary>Asks for the prices that no instrument tells.</summary>
    public void DoWork(long nowNs)
    {
        if (nowNs < _nextReadNs) return;
        _nextReadNs = nowNs + context.Options.FeePriceNs;
        for (var i = 0; i < _sources.Length; i++)
        {
            if (_sources[i] >= 0) continue;
            var path = context.IsSpot ? "/api/v3/ticker/price" : "/fapi/v1/ticker/price";
            context.Rest.Send(RestCall.Get(path, $"symbol={context.Options.FeeAssets[i]}USDT", context.IsSpot ? 2 : 1) with
            {
                Security = RestSecurity.None, Tag = new RestTag((int)CallKind.FeePrice, i),
            });
        }
    }

    public void OnAnswer(in RestAnswer answer)
    {
        if (answer.IsOk && answer.Read(BinanceJson.Default.PriceAnswer) is { } price && Decimals.TryMoney(price.Price, out var money))
            _prices[(int)answer.Call.Tag.Number] = money;
    }

    /// <summary>What the trade thread is told of a fee. It knows last trades of instruments; what only a reading of ours prices is converted here.</summary>
    public void Tell(ref OrderReport report, int instrumentId, string? asset, Int128 amount)
    {
        var rules = context.RulesOf(instrumentId);
        (report.Fee, report.FeeIn, report.FeeInstrument) = (amount, FeeAsset.Other, -1);
        if (amount == 0 || IsQuote(instrumentId, asset)) (report.Fee, report.FeeIn) = (Rounded(amount, Money.One), FeeAsset.Quote);
        else if (asset is not null && asset == rules?.BaseAsset) report.FeeIn = FeeAsset.Base;
        else if (asset is not null && IndexOf(asset) is >= 0 and var index && _sources[index] >= 0) report.FeeInstrument = _sources[index];
        else if (TryConvert(instrumentId, asset, amount, report.Price, out var fee)) (report.Fee, report.FeeIn) = (fee, FeeAsset.Quote);
        else context.Tell(GatewayNoticeKind.FeeUnconverted, instrumentId: instrumentId, text: $"fee in {asset}");
    }

    /// <summary>A fee in the quote currency of the instrument, rounded once; 0 and false for an asset without a rate.</summary>
    /// <param name="instrumentId">Of the fill.</param>
    /// <param name="asset">That it was taken in.</param>
    /// <param name="amount">In that asset.</param>
    /// <param name="price">Of the fill.</param>
    /// <param name="fee">Money.</param>
    public bool TryConvert(int instrumentId, string? asset, Int128 amount, long price, out Int128 fee)
    {
        fee = 0;
        if (amount == 0) return true;
        if (asset is null) return false;
        var rules = context.RulesOf(instrumentId);
        var instrument = context.Instruments[instrumentId];
        if (IsQuote(instrumentId, asset)) fee = Rounded(amount, Money.One);
        else if (asset == rules?.BaseAsset) fee = Rounded(amount, price * (Int128)FixedPoint.PowerOfTen(Money.Scale - instrument.PriceScale));
        else
        {
            var index = IndexOf(asset);
            if (index < 0 || _prices[index] == 0) return false;
            fee = Rounded(amount, _prices[index]);
        }

        return true;
    }

    private bool IsQuote(int instrumentId, string? asset)
    {
        var rules = context.RulesOf(instrumentId);
        return asset is not null && (asset == rules?.QuoteAsset || (rules is null && context.SymbolOf(instrumentId).EndsWith(asset, StringComparison.Ordinal)));
    }

    // In units of the eighth decimal, so that no product is too large.
    private static Int128 Rounded(Int128 amount, Int128 price)
    {
        var unit = FixedPoint.PowerOfTen(Money.Scale - Money.FeeDecimals);
        var product = Money.DivideRounded(amount, 100) * Money.DivideRounded(price, unit);
        return Money.DivideRounded(product, (Int128)FixedPoint.PowerOfTen(16)) * unit;
    }

    private int IndexOf(string asset)
    {
        for (var i = 0; i < _prices.Length; i++)
        {
            if (context.Options.FeeAssets[i] == asset) return i;
        }

        return -1;
    }

    private static int SourceOf(MarketContext context, string asset)
    {
        foreach (var instrument in context.Instruments.All)
        {
            if (instrument.Market != Market.CoinMargined && instrument.Symbol == asset + "USDT") return instrument.Id;
        }

        return -1;
    }
}
