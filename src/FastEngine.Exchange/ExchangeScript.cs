using FastEngine.Simulation.Paper.Script;

namespace FastEngine.Exchange;

/// <summary>What goes wrong, and what happens without the client, at an exchange that holds its tape: exact, by the tape's time and with counts (docs/scenarios-over-sockets.md).</summary>
public sealed record ExchangeScript
{
    /// <summary>In the words of the paper venue: instruments are the tape's, and the account is the first.</summary>
    public required PaperScript Script { get; init; }

    /// <summary>What a client's id says of its order; null for an order of nobody's.</summary>
    public required Func<string, OrderMark?> MarkOf { get; init; }
}
