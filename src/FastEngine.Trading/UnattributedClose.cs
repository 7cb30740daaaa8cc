namespace FastEngine.Trading;

/// <summary>Which strategies' positions a close takes that no strategy asked for. Closes by hand and liquidations are always shared.</summary>
public enum UnattributedClose : byte
{
    /// <summary>The oldest first.</summary>
    Fifo,

    /// <summary>All by their quantities.</summary>
    ProRata,
}
