namespace FastEngine.Core.Execution;

/// <summary>A signal that ended in the chain: which link, why, and its numbers.</summary>
public struct Refusal
{
    public Signal Signal;

    /// <summary>The measured value, in the unit that the cause names.</summary>
    public double Measured;

    public double Limit;
    public EntryHandler Handler;
    public RefusalCause Cause;
}
