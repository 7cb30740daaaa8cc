namespace FastEngine.Host.Drilling;

/// <summary>Where a drill kills its engine.</summary>
internal enum KillStage
{
    /// <summary>At an event of the tape, wherever the engine is then.</summary>
    Sequence,

    /// <summary>An order's intent is in the journal, and the order has not left.</summary>
    IntentToSend,

    /// <summary>An order has left, and nothing was heard of it.</summary>
    SendToAcknowledgement,

    /// <summary>While the engine and the venue agree on what there is.</summary>
    Reconciliation,
}
