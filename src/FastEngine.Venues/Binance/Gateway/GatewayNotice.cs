using FastEngine.Core;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>Something that a person or the service should hear of; not for the trade thread.</summary>
/// <param name="Kind">What.</param>
/// <param name="Market">Of which market.</param>
/// <param name="Order">Number of the order that it is about, 0 for none.</param>
/// <param name="InstrumentId">-1 for none.</param>
/// <param name="Value">By the kind.</param>
/// <param name="Text">The venue's words; never a key.</param>
public readonly record struct GatewayNotice(GatewayNoticeKind Kind, Market Market, long Order = 0, int InstrumentId = -1, long Value = 0, string Text = "");
