using FastEngine.Core.Execution;
using FastEngine.Simulation.Models;
using FastEngine.Simulation.Models.Delays;
using FastEngine.Simulation.Models.Fees;
using FastEngine.Simulation.Models.Funding;
using FastEngine.Simulation.Models.Impact;
using FastEngine.Simulation.Models.Liquidation;
using FastEngine.Simulation.Models.Passive;
using FastEngine.Simulation.Paper;

namespace FastEngine.Simulation.Tests.Models;

public class AssumptionTests
{
    [Fact]
    public void The_defaults_are_said_in_words() => Assert.Equal(
        [
            "feed delay: none",
            "submit delay: 10 ms, always",
            "acknowledge delay: 10 ms, always",
            "cancel delay: 10 ms, always",
            "market orders: take 100 % of each trade behind their arrival, at its price, no slippage",
            "resting limit orders: fill only when a trade prints strictly through them (pessimistic)",
            "impact of earlier orders: none",
            "fees: spot taker 0.1 % maker 0.1 %, usdm taker 0.05 % maker 0.02 %, coinm taker 0.05 % maker 0.02 %",
            "funding: none",
            "margin of new orders: not demanded",
            "liquidation: none: losses have no bound",
            "outages: none",
            "the book: none: fills follow from trades; our orders change no price of the tape",
        ],
        Lines(new PaperOptions()));

    [Fact]
    public void Every_model_is_said_with_its_parameters()
    {
        var text = string.Join('\n', Lines(new PaperOptions
        {
            FeedLatencyNs = 1_500, ParticipationPpm = 250_000, Slippage = new LinearImpact(12.5, 80, halfLifeNs: 90_000_000_000),
            Delays = new DelayModels { Submit = DelayModel.Of(DelayTable.Lognormal(5, 9), "lognormal, median 5ns"), Seed = 3 },
            Passive = new PassiveOptions { Fill = PassiveFill.Queue, LevelsPpm = 2_000_000, CancelledPpm = 500_000, Power = 3 },
            Tiers = new FeeTiers { UsdMargined = [new(0, new(500_000, 200_000)), new(1_000 * Money.One, new(400_000, -10_000))], Fixed = 2 },
            Funding = new FundingOptions { FixedPpb = 100_000 }, Margin = new PaperMargin(Money.One, 7),
            Liquidation = new LiquidationOptions { Kind = LiquidationKind.Isolated, Leverage = 7 },
            Outages = [new VenueOutage(1_750_509_000_000_000_000, 1_750_509_600_000_000_000, Answers: false)],
        }));
        Assert.All(
            new[]
            {
                "feed delay: 1.5 us, always", "submit delay: lognormal, median 5ns, seed 3", "take 25 % of each trade", "12.5 bps x filled / traded in 5 minutes, at most 80 bps",
                "200 % of what a level trades", "50 % of what trades there", "power 3", "halves every 1.5 min", "from 1000 taker 0.04 % maker -0.001 %", "tier 2 of each table",
                "0.01 % of the notional at 00:00, 08:00 and 16:00 UTC", "leverage of 7", "from 300000 0.5 %", "fee 1.25 %", "2025-06-21T12:30:00Z for 10 min (silent)",
            },
            expected => Assert.Contains(expected, text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_of_funding_without_a_row_for_the_tape_is_said() => Assert.Contains(
        "funding: none: rates.csv has no row for a symbol of the tape that pays funding", Lines(new PaperOptions { Funding = new FundingOptions { Source = "rates.csv" } }));

    private static IEnumerable<string> Lines(PaperOptions options) => VenueAssumptions.Of(options).All.Select(fact => $"{fact.Name}: {fact.Value}");
}
