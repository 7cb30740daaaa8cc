using FastEngine.Core.Execution;

namespace FastEngine.Exchange;

/// <summary>What a client has an order for, as its id says: rules of a script are about it.</summary>
public readonly record struct OrderMark(OrderLeg Leg, int StrategyId);
