using FastEngine.Core;

namespace FastEngine.Simulation.Paper;

/// <summary>What the paper venue reads of its knobs: resolved to nanoseconds and integers.</summary>
public sealed record PaperOptions
{
    /// <summary>A participation of 1.0.</summary>
    public const int FullParticipationPpm = 1_000_000;

    /// <summary>Longest latency accepted: with it, times up to <see cref="EngineTime.MaxNs"/> cannot overflow.</summary>
    public const long MaxLatencyNs = EngineTime.NsPerHour;

    /// <summary>From the decision to the venue.</summary>
    public long SubmitLatencyNs { get; init; } = 10 * EngineTime.NsPerMs;

    /// <summary>From the venue to the trade thread.</summary>
    public long AckLatencyNs { get; init; } = 10 * EngineTime.NsPerMs;

    /// <summary>From the request of a cancellation to the venue.</summary>
    public long CancelLatencyNs { get; init; } = 10 * EngineTime.NsPerMs;

    /// <summary>The part of each trade's quantity that all orders together may take.</summary>
    public int ParticipationPpm { get; init; } = FullParticipationPpm;

    public FeeSchedule Fees { get; init; } = new();

    public ISlippageModel Slippage { get; init; } = new NoSlippage();

    /// <summary>Live orders of one instrument, those in flight included; beyond it they are refused by name.</summary>
    public int OrdersPerInstrument { get; init; } = 32;

    /// <summary>Client order ids remembered, over all instruments; the oldest goes first.</summary>
    public int RememberedIds { get; init; } = 65_536;

    /// <summary>Reports that may wait at once. More is a halt: a lost fill would make every later result wrong.</summary>
    public int ReportCapacity { get; init; } = 16_384;

    /// <summary>Throws for a value out of range, and says which.</summary>
    internal void Check()
    {
        CheckRange(nameof(SubmitLatencyNs), SubmitLatencyNs, 0, MaxLatencyNs);
        CheckRange(nameof(AckLatencyNs), AckLatencyNs, 0, MaxLatencyNs);
        CheckRange(nameof(CancelLatencyNs), CancelLatencyNs, 0, MaxLatencyNs);
        CheckRange(nameof(ParticipationPpm), ParticipationPpm, 1, FullParticipationPpm);
        CheckRange(nameof(OrdersPerInstrument), OrdersPerInstrument, 1, 4_096);
        CheckRange(nameof(RememberedIds), RememberedIds, 1, 1 << 24);
        CheckRange(nameof(ReportCapacity), ReportCapacity, 1, 1 << 22);
    }

    private static void CheckRange(string knob, long value, long least, long most)
    {
        if (value < least || value > most) throw new ArgumentOutOfRangeException(knob, value, $"{least} to {most}");
    }
}
