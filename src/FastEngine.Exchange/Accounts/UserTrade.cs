using FastEngine.Core;
using FastEngine.Exchange.Matching;

namespace FastEngine.Exchange.Accounts;

/// <summary>One fill of an order.</summary>
/// <param name="Realised">Profit that it realised; 0 on spot.</param>
internal sealed record UserTrade(
    long Id, Order Order, Side Side, PositionSide PositionSide, decimal Price, decimal Quantity, decimal Commission, string CommissionAsset, decimal Realised,
    bool IsMaker, long TimeNs);
