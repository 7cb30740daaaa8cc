namespace FastEngine.Core.Execution;

/// <summary>Why a venue that fills from the tape filled an order, as far as it says.</summary>
public enum FillReason : byte
{
    /// <summary>No fill, or one of a venue that does not say.</summary>
    None,

    /// <summary>A market order took what traded.</summary>
    Taken,

    /// <summary>A trade printed strictly through the limit.</summary>
    PrintedThrough,

    /// <summary>A stop had been set off.</summary>
    StopTriggered,

    /// <summary>A target had been set off.</summary>
    TargetTriggered,

    /// <summary>A trade printed at the limit, and the model fills at a touch. Only models that are chosen give this and what follows.</summary>
    Touched,

    /// <summary>A trade printed at the limit, and the estimated queue ahead was done.</summary>
    QueueDone,
}
