namespace FastEngine.Exchange.Matching;

/// <summary>State of a conditional order.</summary>
internal enum AlgoStatus
{
    New = 0,
    Triggering = 1,
    Triggered = 2,
    Finished = 3,
    Canceled = 4,
    Rejected = 5,
    Expired = 6,
}
