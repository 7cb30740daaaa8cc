namespace FastEngine.Trading.Protection;

/// <summary>What is known of an order of a leg.</summary>
internal enum LegOrderState : byte
{
    Sent,

    /// <summary>An open-order query or event has shown it.</summary>
    Attached,

    /// <summary>It was attached, and an answer does not show it.</summary>
    Missing,

    /// <summary>The venue did not say whether it has it.</summary>
    InDoubt,
}
