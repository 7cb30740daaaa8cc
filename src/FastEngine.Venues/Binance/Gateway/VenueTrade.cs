using FastEngine.Core;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>A fill as the venue tells it.</summary>
/// <param name="TradeId">The venue's number, by symbol.</param>
/// <param name="VenueOrder">The venue's number of the order.</param>
/// <param name="Price">At the instrument's scale.</param>
/// <param name="Quantity">At the instrument's scale.</param>
/// <param name="FeeAsset">That the fee was taken in.</param>
/// <param name="Fee">In that asset, at the scale of money.</param>
/// <param name="TimeMs">Of the matching engine.</param>
internal readonly record struct VenueTrade(long TradeId, long VenueOrder, long Price, long Quantity, string? FeeAsset, Int128 Fee, long TimeMs)
{
    /// <summary>False when a number is none, or has digits beyond the instrument's scales.</summary>
    public static bool TryRead(
        Instrument instrument, long tradeId, long venueOrder, string? price, string? quantity, string? feeAsset, string? fee, long timeMs, out VenueTrade trade)
    {
        trade = default;
        if (!Decimals.TryParse(price, instrument.PriceScale, out var at) || !Decimals.TryParse(quantity, instrument.QuantityScale, out var amount)
            || amount <= 0 || at <= 0)
            return false;
        trade = new VenueTrade(tradeId, venueOrder, at, amount, feeAsset, Decimals.MoneyOrZero(fee), timeMs);
        return true;
    }
}
