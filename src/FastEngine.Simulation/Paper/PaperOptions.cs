using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Simulation.Models;
using FastEngine.Simulation.Models.Delays;
using FastEngine.Simulation.Models.Fees;
using FastEngine.Simulation.Models.Funding;
using FastEngine.Simulation.Models.Liquidation;
using FastEngine.Simulation.Models.Passive;
using FastEngine.Simulation.Paper.Script;

namespace FastEngine.Simulation.Paper;

/// <summary>What the paper venue reads of its knobs: resolved to nanoseconds and integers.</summary>
public sealed record PaperOptions
{
    /// <summary>A participation of 1.0.</summary>
    public const int FullParticipationPpm = 1_000_000;

    /// <summary>Longest latency accepted: with it, times up to <see cref="EngineTime.MaxNs"/> cannot overflow.</summary>
    public const long MaxLatencyNs = EngineTime.NsPerHour;

    /// <summary>How the account keeps its positions; spot nets in either.</summary>
    public AccountMode Mode { get; init; }

    /// <summary>In hedge mode an order that says that it may only reduce is refused, as Binance does: its side is what makes it reduce.</summary>
    public bool ReduceOnlyRefusedInHedge { get; init; } = true;

    /// <summary>What orders that open must have; null for no such demand.</summary>
    public PaperMargin? Margin { get; init; }

    /// <summary>By how much later than the exchange the engine has the tape: what it decides at a time of the tape it decides so much after it.</summary>
    public long FeedLatencyNs { get; init; }

    /// <summary>From the decision to the venue.</summary>
    public long SubmitLatencyNs { get; init; } = 10 * EngineTime.NsPerMs;

    /// <summary>From the venue to the trade thread.</summary>
    public long AckLatencyNs { get; init; } = 10 * EngineTime.NsPerMs;

    /// <summary>From the request of a cancellation to the venue.</summary>
    public long CancelLatencyNs { get; init; } = 10 * EngineTime.NsPerMs;

    /// <summary>From a query to its answer, half of it on the way there; 0: what an order takes, and its report.</summary>
    public long QueryLatencyNs { get; init; }

    /// <summary>Whether a position is told after each change of it.</summary>
    public bool PushesPositions { get; init; } = true;

    /// <summary>From the report of a fill to that of the position.</summary>
    public long PositionLatencyNs { get; init; }

    /// <summary>The part of each trade's quantity that all orders together may take.</summary>
    public int ParticipationPpm { get; init; } = FullParticipationPpm;

    /// <summary>Delays that are distributed, in place of the latencies above.</summary>
    public DelayModels Delays { get; init; } = DelayModels.None;

    /// <summary>How resting limit orders are filled.</summary>
    public PassiveOptions Passive { get; init; } = PassiveOptions.Pessimistic;

    public FeeSchedule Fees { get; init; } = new();

    /// <summary>Fees by volume, in place of <see cref="Fees"/> in the markets that they are given for.</summary>
    public FeeTiers Tiers { get; init; } = FeeTiers.None;

    public FundingOptions Funding { get; init; } = FundingOptions.None;

    /// <summary>Null: the venue liquidates nothing by itself.</summary>
    public LiquidationOptions? Liquidation { get; init; }

    /// <summary>Times in which it takes no orders.</summary>
    public IReadOnlyList<VenueOutage> Outages { get; init; } = [];

    /// <summary>What fees are taken in. In the base asset: of purchases on spot, all other fees are in quote currency then.</summary>
    public FeeAsset FeeIn { get; init; }

    /// <summary>Of fees in another asset: the instrument whose last trade says what it is worth; -1 for one that nobody has a rate of.</summary>
    public int FeeInstrument { get; init; } = -1;

    public ISlippageModel Slippage { get; init; } = new NoSlippage();

    /// <summary>Live orders of one instrument, those in flight included; beyond it they are refused by name.</summary>
    public int OrdersPerInstrument { get; init; } = 32;

    /// <summary>Client order ids remembered, over all instruments; the oldest goes first.</summary>
    public int RememberedIds { get; init; } = 65_536;

    /// <summary>Reports and updates that may wait at once. More is a halt: a lost fill would make every later result wrong.</summary>
    public int ReportCapacity { get; init; } = 32_768;

    /// <summary>Queries on their way at once; one more is answered at once: it failed.</summary>
    public int QueryCapacity { get; init; } = 1_024;

    /// <summary>Faults and events.</summary>
    public PaperScript Script { get; init; } = PaperScript.None;

    /// <summary>No report comes sooner after what it tells of.</summary>
    internal long LeastReportNs => Delays.Feed is null && Delays.Acknowledge is null ? Math.Max(0, AckLatencyNs - FeedLatencyNs) : 0;

    /// <summary>The script, and behind its rules those of the outages.</summary>
    internal PaperScript WholeScript => Outages.Count == 0 ? Script : Script with { Rules = [.. Script.Rules, .. Outages.SelectMany(outage => outage.Rules())] };

    internal long QueryWayNs => QueryLatencyNs != 0 ? QueryLatencyNs / 2 : SubmitLatencyNs;

    internal long AnswerWayNs => QueryLatencyNs != 0 ? QueryLatencyNs - QueryLatencyNs / 2 : AckLatencyNs;

    /// <summary>Throws for a value out of range, and says which.</summary>
    internal void Check(int instruments)
    {
        CheckRange(nameof(FeeIn), (long)FeeIn, 0, (long)FeeAsset.Other);
        CheckRange(nameof(FeeInstrument), FeeInstrument, -1, instruments - 1);
        CheckRange(nameof(Mode), (long)Mode, 0, (long)AccountMode.Hedge);
        CheckRange(nameof(Margin), Margin?.Leverage ?? 1, 1, PaperMargin.MostLeverage);
        CheckRange(nameof(FeedLatencyNs), FeedLatencyNs, 0, MaxLatencyNs);
        CheckRange(nameof(SubmitLatencyNs), SubmitLatencyNs, 0, MaxLatencyNs);
        CheckRange(nameof(AckLatencyNs), AckLatencyNs, 0, MaxLatencyNs);
        CheckRange(nameof(CancelLatencyNs), CancelLatencyNs, 0, MaxLatencyNs);
        CheckRange(nameof(QueryLatencyNs), QueryLatencyNs, 0, MaxLatencyNs);
        CheckRange(nameof(PositionLatencyNs), PositionLatencyNs, 0, MaxLatencyNs);
        CheckRange(nameof(ParticipationPpm), ParticipationPpm, 1, FullParticipationPpm);
        CheckRange(nameof(OrdersPerInstrument), OrdersPerInstrument, 1, 4_096);
        CheckRange(nameof(RememberedIds), RememberedIds, 1, 1 << 24);
        CheckRange(nameof(ReportCapacity), ReportCapacity, 1, 1 << 22);
        CheckRange(nameof(QueryCapacity), QueryCapacity, 1, 1 << 16);
        Passive.Check();
        Tiers.Check();
        Funding.Check(instruments);
        Liquidation?.Check();
        WholeScript.Check(instruments);
    }

    private static void CheckRange(string knob, long value, long least, long most)
    {
        if (value < least || value > most) throw new ArgumentOutOfRangeException(knob, value, $"{least} to {most}");
    }
}
