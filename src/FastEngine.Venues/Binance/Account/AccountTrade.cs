using FastEngine.Core;

namespace FastEngine.Venues.Binance.Account;

/// <summary>A fill of the account, ours or another's.</summary>
/// <param name="InstrumentId">Ours.</param>
/// <param name="TradeId">The venue's number, by symbol.</param>
/// <param name="VenueOrder">The venue's number of the order.</param>
/// <param name="Side">Bought or sold.</param>
/// <param name="Price">At the instrument's scale.</param>
/// <param name="Quantity">At the instrument's scale.</param>
/// <param name="Fee">In its asset, at the scale of money.</param>
/// <param name="FeeAsset">That the fee was taken in.</param>
/// <param name="TimeMs">Of the matching engine.</param>
public readonly record struct AccountTrade(
    int InstrumentId, long TradeId, long VenueOrder, Side Side, long Price, long Quantity, Int128 Fee, string FeeAsset, long TimeMs);
