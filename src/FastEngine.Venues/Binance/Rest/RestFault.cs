namespace FastEngine.Venues.Binance.Rest;

/// <summary>Why a request has no answer of the venue.</summary>
public enum RestFault : byte
{
    None,

    /// <summary>Not sent: the limits have no room for it.</summary>
    Limited,

    /// <summary>Not sent: the venue failed so often lately that it is left alone for a while.</summary>
    CircuitOpen,

    /// <summary>Not sent: there was no connection.</summary>
    NotSent,

    /// <summary>Sent, as far as we know; what became of it we do not.</summary>
    NoAnswer,
}
