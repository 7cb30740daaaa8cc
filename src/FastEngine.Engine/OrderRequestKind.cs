namespace FastEngine.Engine;

/// <summary>What an <see cref="OrderRequest"/> asks of the gateway's thread.</summary>
public enum OrderRequestKind : byte
{
    Submit,
    Cancel,

    /// <summary>A question to the venue; its answers are events.</summary>
    Query,

    /// <summary>The trade thread waits for the venue's answer.</summary>
    Ask,

    /// <summary>A window of the tape was processed.</summary>
    Barrier,
}
