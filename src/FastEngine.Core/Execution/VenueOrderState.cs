namespace FastEngine.Core.Execution;

/// <summary>What a venue that is asked for an order says of it.</summary>
public enum VenueOrderState : byte
{
    /// <summary>It has no such order: never received, or refused. Binance: -2013.</summary>
    Unknown,

    Open,

    /// <summary>Nothing of it can fill any more: filled, cancelled or expired.</summary>
    Ended,
}
