using System.Text;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Exchange;
using FastEngine.Exchange.Accounts;
using FastEngine.Host.Configuration;
using FastEngine.Host.Drilling.Faults;
using FastEngine.Host.Running;
using FastEngine.Host.Service.Markets.Lockstep;
using FastEngine.Simulation.Paper;
using FastEngine.Venues.Binance.Signing;
using Secret = FastEngine.Venues.Binance.Signing.Secret;

namespace FastEngine.Host.Scenarios.Sockets;

/// <summary>Runs a scenario at the simulated exchange: its frames come, and its orders go, over sockets on loopback, through the gateway and its user stream; in lockstep, so that it is exact.</summary>
internal static class SocketRun
{
    private const ulong KeySeed = 1;
    private const decimal PartsOfOne = 1_000_000_000;

    // Enough for whatever a scenario buys: where the paper venue looks at no balance, neither is the exchange's to be met.
    private const decimal Plenty = 1_000_000_000;

    /// <param name="scenario">One that nothing is missing of.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task<ScenarioOutcome> RunAsync(Scenario scenario, CancellationToken stop = default)
    {
        using var tape = new DrawnTape(scenario);
        var key = TestKeys.Hmac(KeySeed);
        var exchange = await SimulatedExchange.StartAsync(OptionsOf(scenario, key), tape).ConfigureAwait(false);
        await using (exchange.ConfigureAwait(false)) return Run(scenario, exchange, key, stop);
    }

    private static ScenarioOutcome Run(Scenario scenario, SimulatedExchange exchange, ApiKey key, CancellationToken stop)
    {
        using var market = new LockstepExchange(scenario.Config, scenario.Instruments, LockstepMarket.TimesOf(scenario.Paper), at => SeedVenue.HostsOf(exchange, at),
            new Credentials(new Secret(key.Key), new Secret(key.Secret), KeyKind.Hmac));
        var decided = new DecidedTrades(scenario.Instruments.Count);
        var outlet = new LockstepOutlet(decided);
        var venue = new LockstepVenue(outlet);
        var gateway = market.Open();
        var turns = new LockstepTurns(gateway.Turn);
        venue.Connect(turns);
        outlet.Connect(gateway, turns);
        if (scenario.OverSockets is { } other) scenario = scenario with { Expected = other.Expected };
        return ScenarioRun.Run(scenario, venue, ring => new SocketFeed(venue, turns, decided, ring), stop);
    }

    private static ExchangeOptions OptionsOf(Scenario scenario, ApiKey key)
    {
        var paper = scenario.Paper;
        var times = LockstepMarket.TimesOf(paper);
        var balance = paper.Margin is null ? Plenty : scenario.Config.Get(Knobs.Account.Equity);
        return new ExchangeOptions
        {
            Venue = new VenueOptions
            {
                Accounts =
                [
                    new AccountOptions { Keys = [key], IsHedged = paper.Mode == AccountMode.Hedge, FuturesBalance = balance, SpotBalances = new Dictionary<string, decimal> { ["USDT"] = balance } },
                ],
                DefaultLeverage = scenario.Config.Get(Knobs.Account.Leverage), Fills = FillMode.Tape, Slippage = paper.Slippage,
                Participation = paper.ParticipationPpm / (decimal)PaperOptions.FullParticipationPpm,
                Fees = new FeeOptions
                {
                    FuturesMaker = paper.Fees.UsdMargined.Maker / PartsOfOne, FuturesTaker = paper.Fees.UsdMargined.Taker / PartsOfOne,
                    SpotMaker = paper.Fees.Spot.Maker / PartsOfOne, SpotTaker = paper.Fees.Spot.Taker / PartsOfOne, SpotInQuote = paper.FeeIn == FeeAsset.Quote,
                },
            },
            Lockstep = new LockstepOptions
            {
                SubmitLatencyNs = times.SubmitNs, AckLatencyNs = times.AckNs, CancelLatencyNs = times.CancelNs, QueryLatencyNs = times.QueryNs, AnswerLatencyNs = times.AnswerNs,
                Connections = scenario.Instruments.All.ToArray().Select(instrument => instrument.Market).Distinct().Count(),
            },
            Script = new ExchangeScript { Script = paper.Script, MarkOf = MarkOf },
        };
    }

    private static OrderMark? MarkOf(string clientId) =>
        ClientOrderId.TryParse(Encoding.UTF8.GetBytes(clientId), out var id) ? new OrderMark(id.Leg, id.StrategyId) : null;
}
