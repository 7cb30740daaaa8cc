using FastEngine.Host.Configuration;
using FastEngine.Simulation.Paper;

namespace FastEngine.Host.Running;

public static partial class EngineSettings
{
    // Fees are parts of 1e9 of the notional.
    private const decimal FeePerPercent = 10_000_000;

    public static PaperOptions Paper(ResolvedConfig config) => new()
    {
        SubmitLatencyNs = config.Get(Knobs.Paper.SubmitLatency),
        AckLatencyNs = config.Get(Knobs.Paper.AckLatency),
        CancelLatencyNs = config.Get(Knobs.Paper.CancelLatency),
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

    private static FeeRates Rates(ResolvedConfig config, DecimalKnob taker, DecimalKnob maker) =>
        new(Taker: (long)(config.Get(taker) * FeePerPercent), Maker: (long)(config.Get(maker) * FeePerPercent));
}
