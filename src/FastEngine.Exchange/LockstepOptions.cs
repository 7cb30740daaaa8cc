using FastEngine.Core;

namespace FastEngine.Exchange;

/// <summary>How the tape is held for an engine.</summary>
public sealed record LockstepOptions
{
    /// <summary>From the decision to the exchange.</summary>
    public long SubmitLatencyNs { get; init; } = 10 * EngineTime.NsPerMs;

    /// <summary>From the exchange to the engine.</summary>
    public long AckLatencyNs { get; init; } = 10 * EngineTime.NsPerMs;

    /// <summary>From the decision of a cancellation to the exchange.</summary>
    public long CancelLatencyNs { get; init; } = 10 * EngineTime.NsPerMs;

    /// <summary>From the decision to ask something to the exchange.</summary>
    public long QueryLatencyNs { get; init; } = 10 * EngineTime.NsPerMs;

    /// <summary>From the exchange to the engine, of what was asked.</summary>
    public long AnswerLatencyNs { get; init; } = 10 * EngineTime.NsPerMs;

    /// <summary>Stepped connections that must be there and ready before the tape begins.</summary>
    public int Connections { get; init; } = 1;

    /// <summary>Most tape time between two barriers; 0: a barrier behind every trade, which is exact whatever the latencies.
    /// More is faster, and exact only while everything is decided at the time of the trade that led to it.</summary>
    public long WindowNs { get; init; }
}
