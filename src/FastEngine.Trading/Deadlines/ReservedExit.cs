using FastEngine.Core.Execution;

namespace FastEngine.Trading.Deadlines;

/// <summary>The id that the exit of a whole position will have, taken when the position opens: by whichever path it leaves, it is one order.</summary>
internal struct ReservedExit
{
    public ClientOrderId Id;

    /// <summary>What the backup path calls the order; negative, so that it is no other order's number. 0 for none.</summary>
    public long Number;

    /// <summary>The order that took the id, 0 while none has.</summary>
    public long Order;
}
