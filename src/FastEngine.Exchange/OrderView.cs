using FastEngine.Core;

namespace FastEngine.Exchange;

/// <summary>An order as the exchange has it, for whoever checks a client.</summary>
/// <param name="PositionSide">As the exchange names it; empty on spot.</param>
/// <param name="Quantity">0 of a conditional order that closes the position whatever it is.</param>
/// <param name="IsStop">Waits for a price that goes against the position.</param>
/// <param name="IsChild">Made by a conditional order: not by the client.</param>
public sealed record OrderView(
    Market Market, string Symbol, string ClientId, Side Side, string PositionSide, decimal Quantity, decimal Executed, bool IsOpen, bool IsStop, bool ClosesPosition, bool IsChild);
