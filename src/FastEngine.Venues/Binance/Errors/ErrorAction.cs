namespace FastEngine.Venues.Binance.Errors;

/// <summary>What to do about an error.</summary>
public enum ErrorAction : byte
{
    /// <summary>The venue looked at the request and said no: sending it again changes nothing.</summary>
    Refused,

    /// <summary>Nothing was done, and it may be sent again, with the same client id and a new timestamp.</summary>
    Retry,

    /// <summary>Likewise, when the clock was measured anew.</summary>
    Resync,

    /// <summary>Nothing was done; too much was asked for lately.</summary>
    BackOff,

    /// <summary>It may have been done: look it up by its client id, never send it again.</summary>
    InDoubt,

    /// <summary>There is no such order: never, not yet or not any more.</summary>
    Unknown,

    /// <summary>It is as wanted already.</summary>
    NoChange,

    /// <summary>The key, its permissions or the account's mode do not fit: nothing will work until a person has changed something.</summary>
    Stop,
}
