namespace FastEngine.Notifications.Delivery;

/// <summary>What became of a message.</summary>
public enum DeliveryOutcome
{
    Delivered,

    /// <summary>Not now: too many, no answer, or a fault of the service.</summary>
    TryAgain,

    /// <summary>Never, as it is; others may be taken.</summary>
    MessageRefused,

    /// <summary>Nothing is taken until a person changes something: a wrong token, no such destination.</summary>
    ChannelRefused,
}
