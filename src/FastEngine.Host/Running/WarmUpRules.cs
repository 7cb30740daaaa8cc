using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Simulation.Paper;
using FastEngine.Simulation.Paper.Script;
using FastEngine.Trading;
using FastEngine.Trading.Protection;

namespace FastEngine.Host.Running;

/// <summary>A run's rules, made so hasty that everything happens within the minutes of a warm-up: legs that move, warnings, hedges, faults of the venue.</summary>
internal static class WarmUpRules
{
    private const int Positions = 20;
    private const int Whole = 1_000_000;

    /// <param name="trading">The run's rules.</param>
    /// <param name="strategies">How many there are: each has a target.</param>
    public static TradingOptions Of(TradingOptions trading, int strategies) => trading with
    {
        // Losses stop nothing: entries go on to the end.
        MaxPositions = Positions, PositionCapacity = Positions, RiskPpm = 100, AccountSampleNs = EngineTime.NsPerSecond,
        Safety = trading.Safety with
        {
            ConsecutiveLosses = 1_000, DailyLossPpm = Whole, HourlyLossPpm = Whole, MaxTimeToFlatNs = 0, CheckPeriodNs = EngineTime.NsPerSecond,
        },
        Protection = trading.Protection with
        {
            LegThresholdPpm = 0, LegIntervalNs = 2 * EngineTime.NsPerSecond, RepairIntervalNs = 5 * EngineTime.NsPerSecond,
            Strategies = [.. Enumerable.Range(0, strategies).Select(id => new StrategyLegs { StrategyId = id, TargetPpm = 1_000 })],
        },
        Portfolio = trading.Portfolio with
        {
            BarNs = EngineTime.NsPerSecond, LeastReturns = Math.Min(10, trading.Portfolio.Closes - 1), RefreshNs = 10 * EngineTime.NsPerSecond, LeaderMovePpm = 500,
            ScalpingHoldNs = 10 * EngineTime.NsPerSecond,
            Health = trading.Portfolio.Health with { HoldsEntriesBelow = 60, TightensBelow = 45, ClosesBelow = 10 },
        },
        Dtms = trading.Dtms with
        {
            StartAfterNs = EngineTime.NsPerSecond, FastCheckNs = EngineTime.NsPerSecond, HighVolatilityCheckNs = EngineTime.NsPerSecond,
            SlowCheckNs = EngineTime.NsPerSecond, DeepCheckNs = 2 * EngineTime.NsPerSecond, DeepSpacingNs = EngineTime.NsPerSecond,
            Transitions = trading.Dtms.Transitions with
            {
                WarnAt = -0.2, ReduceAt = -0.4, HedgeAt = -0.6, HealthyAt = 0.5, CalmAt = -0.1, RecoveredAt = 0.6,
                WarningNs = 10 * EngineTime.NsPerSecond, HedgedNs = 10 * EngineTime.NsPerSecond, RecoveringNs = 10 * EngineTime.NsPerSecond,
            },
        },
    };

    /// <summary>Faults now and then: refused legs, lost answers, fills by hand, funding.</summary>
    public static PaperOptions Of(PaperOptions paper, long startNs, int instruments) => paper with
    {
        Script = new PaperScript
        {
            Rules =
            [
                new VenueRule { Effect = VenueEffect.Reject, Reject = RejectReason.MinNotional, Leg = OrderLeg.Target, Skip = 5, Count = 2 },
                new VenueRule { Effect = VenueEffect.Reject, Reject = RejectReason.InsufficientMargin, Leg = OrderLeg.Entry, Skip = 10, Count = 1 },
                new VenueRule { Effect = VenueEffect.Reject, Reject = RejectReason.ReduceOnly, Leg = OrderLeg.Stop, Skip = 6, Count = 2 },
                new VenueRule { Effect = VenueEffect.LoseQuery, Skip = 4, Count = 2 },
                new VenueRule { Effect = VenueEffect.FillPart, PartPpm = Whole / 2, Leg = OrderLeg.Exit, Skip = 2, Count = 3 },
                new VenueRule { Effect = VenueEffect.LosePosition, Skip = 3, Count = 3 },
            ],
            Events =
            [
                .. Enumerable.Range(0, 40).Select(at => new VenueEvent
                {
                    Kind = (VenueEventKind)(at % 4), AtNs = startNs + (at + 1) * 20 * EngineTime.NsPerSecond, InstrumentId = at / 4 % instruments,
                    Direction = (Direction)(at / 8 % 2), Side = (Side)(at / 8 % 2 == 0 ? (int)Side.Sell : (int)Side.Buy), PartPpm = Whole / 3, RatePpb = 100_000,
                    Leg = at % 8 < 4 ? OrderLeg.Stop : OrderLeg.Target,
                }),
            ],
        },
    };
}
