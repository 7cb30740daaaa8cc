using FastEngine.Core;
using FastEngine.Signals.Tests.Decisions;
using FastEngine.Core.Execution;
using FastEngine.Simulation.Models.Delays;
using FastEngine.Simulation.Models.Funding;
using FastEngine.Simulation.Models.Liquidation;
using FastEngine.Simulation.Models.Passive;
using FastEngine.Simulation.Paper;
using FastEngine.Simulation.Paper.Script;
using FastEngine.Simulation.Remote.Server;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Simulation.Tests.Remote;

/// <summary>Orders of every kind over the socket against the same in one process, on hostile tapes, with any latencies, windows and deaths.</summary>
public class LockstepTests
{
    private const int Length = 160;
    private static readonly Config Some = Config.QuickThrowOnFailure.WithMaxTest(150).WithEndSize(Length);

    // Not shrunk: a failure is one of many sockets and threads, and its seed repeats it.
    private static readonly Arbitrary<int[]> Tapes = Arb.From(ArbMap.Default.GeneratorFor<int>().ArrayOf(Length));

    [Fact]
    public void What_the_desk_sees_over_the_socket_is_what_it_sees_in_one_process()
    {
        var seen = 0;
        Prop.ForAll(Tapes, ArbMap.Default.ArbFor<uint>(), (seeds, number) =>
        {
            var knobs = Spread(number);
            var tape = MarketTape.Build(seeds, ScriptedEngine.Symbols);
            var paper = Paper(knobs);
            using var folder = new SocketFolder();
            using var server = new VenueServer(tape, ScriptedEngine.Instruments, paper, folder.Socket, Options(knobs));
            var serving = new Serving(server);
            var engine = new ScriptedEngine(tape);
            Assert.True(engine.Live(folder.Socket));
            Assert.Equal(RunOutcome.TapeEnded, serving.Join());
            Assert.Equal(ScriptedEngine.InOneProcess(tape, paper), engine.Seen);
            Assert.Equal("", string.Join('\n', server.Violations));
            seen += engine.Seen.Count;
        }).Check(Some);
        Assert.True(seen > 2_000, $"{seen} reports");
    }

    [Fact]
    public void Engines_that_die_anywhere_and_go_on_from_what_they_remember_see_what_one_that_never_died_sees()
    {
        var deaths = 0;
        var known = 0L;
        Prop.ForAll(Tapes, ArbMap.Default.ArbFor<uint>(), (seeds, number) =>
        {
            var knobs = Spread(number);
            var tape = MarketTape.Build(seeds, ScriptedEngine.Symbols);
            var paper = Paper(knobs);
            using var folder = new SocketFolder();
            using var server = new VenueServer(tape, ScriptedEngine.Instruments, paper, folder.Socket, Options(knobs));
            var serving = new Serving(server);
            var engine = new ScriptedEngine(tape);
            var r = knobs;
            var lives = 0;
            for (; lives < 8; lives++)
            {
                r = r * 2_654_435_761u + 12_345;
                if (engine.Live(folder.Socket, new Death(1 + (int)(r >> 8) % 40, r % 2 == 0), forgotten: (int)(r >> 4) % 3 == 0 ? (int)(r >> 6) % 50 : 0)) break;
                deaths++;
            }

            if (lives == 8) Assert.True(engine.Live(folder.Socket));
            Assert.Equal(RunOutcome.TapeEnded, serving.Join());
            Assert.Equal(ScriptedEngine.InOneProcess(tape, paper), engine.Seen);
            Assert.Equal("", string.Join('\n', server.Violations));
            Assert.Equal(server.Reports.Count, engine.Seen.Count);
            known += engine.KnownOrders;
        }).Check(Some);
        Assert.True(deaths > 100 && known > 50, $"{deaths} deaths, {known} orders sent twice");
    }

    // Numbers of the generator are small.
    private static uint Spread(uint number) => (number + 1) * 2_654_435_761u;

    private static PaperOptions Paper(uint knobs) => new()
    {
        SubmitLatencyNs = Latency(knobs), AckLatencyNs = Latency(knobs >> 3), CancelLatencyNs = Latency(knobs >> 6), Slippage = new HalfSpread(3),
        Mode = (AccountMode)(knobs >> 11 & 1), QueryLatencyNs = Latency(knobs >> 13), PushesPositions = (knobs >> 15) % 3 != 0,
        PositionLatencyNs = Latency(knobs >> 16), Margin = (knobs >> 18) % 4 == 0 ? new PaperMargin(1_000 * Money.One, 5) : null,
        Script = (knobs >> 20) % 2 == 0 ? PaperScript.None : Faults, ParticipationPpm = knobs % 2 == 0 ? PaperOptions.FullParticipationPpm : 200_000, OrdersPerInstrument = knobs % 5 == 0 ? 4 : 256,
        FeedLatencyNs = (knobs >> 22) % 3 == 0 ? Latency(knobs >> 4) : 0, Delays = (knobs >> 23) % 2 == 0 ? DelayModels.None : Sampled,
        Passive = new PassiveOptions { Fill = (PassiveFill)((knobs >> 24) % 3) }, Funding = (knobs >> 25) % 2 == 0 ? FundingOptions.None : new FundingOptions { FixedPpb = 100_000 },
        Liquidation = (knobs >> 26) % 3 == 0 ? null : new LiquidationOptions { Kind = (LiquidationKind)((knobs >> 26) % 3), Leverage = 100, Balance = 10 * Money.One },
    };

    private static readonly DelayModels Sampled = new()
    {
        Feed = DelayModel.Of(DelayTable.Lognormal(EngineTime.NsPerMs, 9 * EngineTime.NsPerMs), ""), Submit = DelayModel.Of(DelayTable.Lognormal(5 * EngineTime.NsPerMs, 300 * EngineTime.NsPerMs), ""),
        Acknowledge = DelayModel.Of(DelayTable.Lognormal(5 * EngineTime.NsPerMs, 2 * EngineTime.NsPerSecond), ""), Cancel = DelayModel.Of(DelayTable.Lognormal(5 * EngineTime.NsPerMs, 90 * EngineTime.NsPerMs), ""),
        VolatilityBps = [10],
    };

    private static VenueServerOptions Options(uint knobs) => new() { WindowEvents = 1 + (int)(knobs >> 9) % 200, FlushEvents = 1 + (int)(knobs >> 5) % 60 };

    // Of each kind but what a connection that numbers its reports cannot show: one that comes twice.
    private static readonly PaperScript Faults = new()
    {
        Rules =
        [
            new VenueRule { Effect = VenueEffect.Reject, Reject = RejectReason.InsufficientMargin, Type = OrderType.StopMarket, Skip = 2, Count = 2 },
            new VenueRule { Effect = VenueEffect.DelayOrder, DelayNs = 300 * EngineTime.NsPerMs, Leg = OrderLeg.Exit },
            new VenueRule { Effect = VenueEffect.DelayReport, DelayNs = 2 * EngineTime.NsPerSecond, Side = Side.Sell, Count = 3 },
            new VenueRule { Effect = VenueEffect.DelayCancel, DelayNs = EngineTime.NsPerSecond, Count = 3 },
            new VenueRule { Effect = VenueEffect.DelayAnswer, DelayNs = 5 * EngineTime.NsPerSecond, Query = VenueQueryKind.Ping },
            new VenueRule { Effect = VenueEffect.LoseOrder, Skip = 3, Count = 1 },
            new VenueRule { Effect = VenueEffect.LoseAcknowledgement, Skip = 4, Count = 2 },
            new VenueRule { Effect = VenueEffect.LoseReports, Skip = 8, Count = 1 },
            new VenueRule { Effect = VenueEffect.LoseQuery, InstrumentId = 1, Count = 1 },
            new VenueRule { Effect = VenueEffect.FailQuery, InstrumentId = 2, Skip = 1, Count = 1 },
            new VenueRule { Effect = VenueEffect.FillPart, PartPpm = 400_000, Leg = OrderLeg.Entry },
            new VenueRule { Effect = VenueEffect.HidePosition, DelayNs = EngineTime.NsPerSecond, InstrumentId = 0 },
            new VenueRule { Effect = VenueEffect.LosePosition, InstrumentId = 1, Count = 2 },
        ],
        Events =
        [
            .. Enumerable.Range(0, 12).Select(at => new VenueEvent
            {
                AtNs = MarketTape.Start + at * EngineTime.NsPerSecond, Kind = (VenueEventKind)(at % 4), InstrumentId = at % 3, Direction = (Direction)(at / 2 % 2),
                Side = (Side)(at / 3 % 2), Quantity = at % 3 == 0 ? 20 : 0, PartPpm = 500_000, RatePpb = 100_000, Leg = (OrderLeg)(at % 5), IsSilent = at % 2 == 0,
            }),
        ],
    };

    // None, less than a pause of the tape, and much more.
    private static long Latency(uint knobs) => (knobs % 4) switch { 0 => 0, 1 => 1, 2 => 40 * EngineTime.NsPerMs, _ => 900 * EngineTime.NsPerMs };
}
