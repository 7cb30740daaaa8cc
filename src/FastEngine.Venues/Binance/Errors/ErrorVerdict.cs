using FastEngine.Core.Execution;

namespace FastEngine.Venues.Binance.Errors;

/// <summary>What an error means to the engine.</summary>
/// <param name="Action">What to do.</param>
/// <param name="Reject">What the trade thread is told when an order ends by it.</param>
public readonly record struct ErrorVerdict(ErrorAction Action, RejectReason Reject);
