namespace FastEngine.Server.Documents;

/// <summary>An order that is not done.</summary>
public sealed record OrderDocument
{
    public required long Order { get; init; }

    public required string ClientId { get; init; }

    public required string Symbol { get; init; }

    /// <summary><c>buy</c> or <c>sell</c>.</summary>
    public required string Side { get; init; }

    public required string Type { get; init; }

    /// <summary>What it is to its position, as <c>entry</c> or <c>stop</c>.</summary>
    public required string Leg { get; init; }

    public required string Quantity { get; init; }

    public required string Filled { get; init; }

    /// <summary>Limit or trigger; missing for a market order.</summary>
    public string? Price { get; init; }

    public required bool ReduceOnly { get; init; }

    public required long PositionId { get; init; }

    public required long DecidedNs { get; init; }

    /// <summary>The venue has said something of it.</summary>
    public required bool IsAcknowledged { get; init; }

    public required bool IsCancelling { get; init; }
}
