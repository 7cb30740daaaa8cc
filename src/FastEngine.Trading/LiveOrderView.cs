using FastEngine.Core.Execution;

namespace FastEngine.Trading;

/// <summary>An order that is not done, as the trade stage knows it.</summary>
public struct LiveOrderView
{
    /// <summary>Stamps are 0 after a restore.</summary>
    public OrderTerms Terms;

    /// <summary>What has filled of it.</summary>
    public long Filled;

    /// <summary>The venue has said something of it. If not, it may never have reached it: it is in doubt after a restart.</summary>
    public bool IsAcknowledged;

    /// <summary>Its cancellation was asked for, which may not have reached the venue either.</summary>
    public bool IsCancelling;
}
