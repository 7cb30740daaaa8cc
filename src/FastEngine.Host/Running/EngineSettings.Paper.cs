using FastEngine.Host.Configuration;
using FastEngine.Simulation.Models.Delays;
using FastEngine.Simulation.Models.Fees;
using FastEngine.Simulation.Models.Funding;
using FastEngine.Simulation.Models.Impact;
using FastEngine.Simulation.Models.Liquidation;
using FastEngine.Simulation.Models.Passive;
using FastEngine.Simulation.Paper;

namespace FastEngine.Host.Running;

public static partial class EngineSettings
{
    // Fees are parts of 1e9 of the notional.
    private const decimal FeePerPercent = 10_000_000;

    /// <summary>All but funding by a file, whose symbols only a run knows.</summary>
    /// <exception cref="RunException">The file of measured delays cannot be used.</exception>
    public static PaperOptions Paper(ResolvedConfig config) => new()
    {
        // The venue that paper stands for keeps positions as the account is configured.
        Mode = config.Get(Knobs.Positions.Mode),
        FeedLatencyNs = config.Get(Knobs.Paper.Delays.FeedLatency),
        Delays = Delays(config),
        SubmitLatencyNs = config.Get(Knobs.Paper.SubmitLatency),
        AckLatencyNs = config.Get(Knobs.Paper.AckLatency),
        CancelLatencyNs = config.Get(Knobs.Paper.CancelLatency),
        QueryLatencyNs = config.Get(Knobs.Paper.QueryLatency),
        PushesPositions = config.Get(Knobs.Paper.PushPositions),
        PositionLatencyNs = config.Get(Knobs.Paper.PositionLatency),
        ReduceOnlyRefusedInHedge = config.Get(Knobs.Paper.RefuseReduceOnly),
        Margin = config.Get(Knobs.Paper.CheckMargin) ? Margin(config) : null,
        ParticipationPpm = Ppm(config.Get(Knobs.Paper.ParticipationPct)),
        Fees = new FeeSchedule
        {
            Spot = Rates(config, Knobs.Venues.SpotTakerPct, Knobs.Venues.SpotMakerPct),
            UsdMargined = Rates(config, Knobs.Venues.UsdmTakerPct, Knobs.Venues.UsdmMakerPct),
            CoinMargined = Rates(config, Knobs.Venues.CoinmTakerPct, Knobs.Venues.CoinmMakerPct),
        },
        Tiers = new FeeTiers
        {
            Spot = Tiers(config, Knobs.Paper.Fees.Tiers[0]), UsdMargined = Tiers(config, Knobs.Paper.Fees.Tiers[1]), CoinMargined = Tiers(config, Knobs.Paper.Fees.Tiers[2]),
            Fixed = config.Get(Knobs.Paper.Fees.Tier), VolumeBefore = Amount(config.Get(Knobs.Paper.Fees.VolumeBefore)),
        },
        Passive = new PassiveOptions
        {
            Fill = config.Get(Knobs.Paper.PassiveModel), LevelsPpm = (int)(config.Get(Knobs.Paper.QueueLevels) * PassiveOptions.WholePpm),
            CancelledPpm = Ppm(config.Get(Knobs.Paper.QueueCancelledPct)), Power = config.Get(Knobs.Paper.QueuePower),
        },
        Slippage = Slippage(config),
        Funding = Funding(config),
        Liquidation = Liquidation(config),
        Outages = config.Get(Knobs.Paper.Outages),
    };

    /// <summary>None where it is by a file.</summary>
    public static FundingOptions Funding(ResolvedConfig config) => config.Get(Knobs.Paper.FundingModel) == FundingKind.Fixed
        ? new FundingOptions { FixedPpb = Ppb(config.Get(Knobs.Paper.FundingRatePct)) }
        : FundingOptions.None;

    private static ISlippageModel Slippage(ResolvedConfig config)
    {
        var (coefficient, cap) = ((double)config.Get(Knobs.Paper.ImpactBps), (double)config.Get(Knobs.Paper.ImpactCapBps));
        var halfLifeNs = config.Get(Knobs.Paper.ImpactHalfLife);
        return config.Get(Knobs.Paper.SlippageModel) switch
        {
            SlippageKind.HalfSpread => new HalfSpread(config.Get(Knobs.Paper.SpreadTicks)),
            SlippageKind.Impact => new SquareRootImpact(coefficient, cap, halfLifeNs),
            SlippageKind.Linear => new LinearImpact(coefficient, cap, halfLifeNs),
            _ => new NoSlippage(),
        };
    }

    private static DelayModels Delays(ResolvedConfig config)
    {
        var profile = CalibratedDelays.Of(config);
        return new DelayModels
        {
            Feed = Delay(config, profile, DelayKind.Feed), Submit = Delay(config, profile, DelayKind.Submit), Acknowledge = Delay(config, profile, DelayKind.Acknowledge),
            Cancel = Delay(config, profile, DelayKind.Cancel), Seed = (ulong)config.Get(Knobs.Paper.Delays.Seed), VolatilityBps = profile?.VolatilityBps ?? [], Profile = profile,
        };
    }

    private static DelayModel? Delay(ResolvedConfig config, DelayProfile? profile, DelayKind kind)
    {
        var (medianNs, p99Ns) = (config.Get(Knobs.Paper.Delays.Latencies[(int)kind]), config.Get(Knobs.Paper.Delays.P99[(int)kind]));
        switch (config.Get(Knobs.Paper.Delays.Models[(int)kind]))
        {
            case DelayModelKind.Lognormal:
                return DelayModel.Of(DelayTable.Lognormal(medianNs, p99Ns), $"lognormal, median {Duration.Format(medianNs)}, 99 % within {Duration.Format(p99Ns)}");
            case DelayModelKind.Calibrated:
                return profile!.ModelOf(kind) ?? throw CalibratedDelays.Wrong(config.Get(Knobs.Paper.Delays.File),
                    $"has {profile.Delays.FirstOrDefault(delay => delay.Kind == kind)?.Samples ?? 0} samples of {Knobs.Paper.Delays.Models[(int)kind].Key}, and {profile.LeastSamples} are needed");
            default:
                return null;
        }
    }

    private static LiquidationOptions? Liquidation(ResolvedConfig config)
    {
        var kind = config.Get(Knobs.Paper.Liquidation.Model);
        return kind == LiquidationKind.None ? null : new LiquidationOptions
        {
            Kind = kind, Leverage = config.Get(Knobs.Account.Leverage), Balance = Amount(config.Get(Knobs.Account.Equity)), FeePpb = Ppb(config.Get(Knobs.Paper.Liquidation.FeePct)),
            Tiers = [.. config.Get(Knobs.Paper.Liquidation.Tiers).Select(tier => new MaintenanceTier(Amount(tier[0]), Ppb(tier[1])))],
        };
    }

    private static IReadOnlyList<FeeTier> Tiers(ResolvedConfig config, TiersKnob knob) =>
        [.. config.Get(knob).Select(tier => new FeeTier(Amount(tier[0]), new FeeRates(Taker: Ppb(tier[1]), Maker: Ppb(tier[2]))))];

    private static long Ppb(decimal percent) => (long)(percent * FeePerPercent);

    private static PaperMargin Margin(ResolvedConfig config) => new(Amount(config.Get(Knobs.Account.Equity)), config.Get(Knobs.Account.Leverage));

    private static FeeRates Rates(ResolvedConfig config, DecimalKnob taker, DecimalKnob maker) =>
        new(Taker: Ppb(config.Get(taker)), Maker: Ppb(config.Get(maker)));
}
