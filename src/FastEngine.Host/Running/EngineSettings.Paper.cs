using FastEngine.Host.Configuration;
using FastEngine.Simulation.Paper;

namespace FastEngine.Host.Running;

public static partial class EngineSettings
{
    // Fees are parts of 1e9 of the notional.
    private const decimal FeePerPercent = 10_000_000;

    public static PaperOptions Paper(ResolvedConfig config) => new()
    {
        // The venue that paper stands for keeps positions as the account is configured.
        Mode = config.Get(Knobs.Positions.Mode),
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
        Slippage = config.Get(Knobs.Paper.SlippageModel) switch
        {
            SlippageKind.HalfSpread => new HalfSpread(config.Get(Knobs.Paper.SpreadTicks)),
            SlippageKind.Impact => new SquareRootImpact((double)config.Get(Knobs.Paper.ImpactBps), (double)config.Get(Knobs.Paper.ImpactCapBps)),
            _ => new NoSlippage(),
        },
    };

    private static PaperMargin Margin(ResolvedConfig config) => new(Amount(config.Get(Knobs.Account.Equity)), config.Get(Knobs.Account.Leverage));

    private static FeeRates Rates(ResolvedConfig config, DecimalKnob taker, DecimalKnob maker) =>
        new(Taker: (long)(config.Get(taker) * FeePerPercent), Maker: (long)(config.Get(maker) * FeePerPercent));
}
