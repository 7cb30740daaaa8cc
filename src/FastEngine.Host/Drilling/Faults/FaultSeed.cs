using System.Diagnostics;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Exchange;
using FastEngine.Exchange.Accounts;
using FastEngine.Exchange.Tape;
using FastEngine.Feeds.Generation;
using FastEngine.Feeds.Live;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Rings;
using FastEngine.Signals.Strategies;
using FastEngine.Venues.Binance.Backfill;
using FastEngine.Venues.Binance.Rest;
using FastEngine.Venues.Binance.Streams;

namespace FastEngine.Host.Drilling.Faults;

/// <summary>One script of faults: an engine trades on an exchange that fails, then on one that does not, until both agree; then everything is closed.</summary>
internal sealed class FaultSeed(ulong seed, ResolvedConfig hedged, ResolvedConfig oneWay, FaultDrillOptions options)
{
    private const int Symbols = 2;
    private const double TradesPerSecond = 40;
    private const int LedgerSlots = 1 << 12;
    private const int RingSlots = 1 << 12;
    private const int LastTold = 12;

    // That of the exchange's symbols.
    private const int SmallestNotional = 5;

    private readonly List<string> _failures = [];
    private readonly FastTime _time = new(options.Speed);
    private readonly NakedWatch _naked = new();
    private readonly bool _isHedged = seed % 4 != 3;
    private long _phaseNs;
    private long _agreedNs;
    private long _settledNs;
    private Phase _phase;

    private enum Phase
    {
        Starting,
        Failing,
        Settling,
        Closing,
        Over,
    }

    public SeedResult Run(CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        var script = FaultScripts.Of(seed);
        var result = new SeedResult { Seed = seed, Script = script };
        try
        {
            result = RunAsync(result, stop).GetAwaiter().GetResult();
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            _failures.Add($"an exception escaped: {exception}");
        }

        return result with { Failures = [.. _failures], Took = watch.Elapsed };
    }

    private async Task<SeedResult> RunAsync(SeedResult result, CancellationToken stop)
    {
        var config = _isHedged ? hedged : oneWay;
        using var tape = new Exchange.Tape.GeneratedTape(new SyntheticMarketOptions
        {
            Seed = seed, TradesPerSecond = TradesPerSecond, Symbols = [.. SyntheticSymbols.Demo(Market.UsdMargined).Take(Symbols)],
        });
        var key = TestKeys.Hmac(seed);
        await using var exchange = await SimulatedExchange.StartAsync(ExchangeOptionsOf(FaultScript.Parse(result.Script), key), tape).ConfigureAwait(false);
        exchange.HasFaults = false;
        var instruments = new InstrumentTable([.. tape.Instruments.All.ToArray().Select(instrument => instrument with { MinNotional = SmallestNotional * Money.One })]);
        using var venue = new SeedVenue(exchange, key, instruments, _isHedged ? AccountMode.Hedge : AccountMode.OneWay, config.Get(Knobs.Account.Leverage), _time, options.Speed);
        var setup = new TradingSetup(config, ConfigHash.Of(config), () => [new ScriptedStrategy(Script(instruments), "drill")]);
        var desk = new TradeDesk(setup.Trading, instruments, venue.Venue, LedgerSlots);
        var engine = new EngineOptions { Topology = Topology.Fused, RingSize = RingSlots, OutputRingSize = RingSlots, LedgerRingSize = RingSlots, Idle = IdleKind.Backoff };
        using var pipeline = new Pipeline(engine, setup.Signals, instruments, setup.Strategies, desk, journal: null, venue.Way);
        using var backfill = new RestBackfill(instruments, [new BackfillSource(Market.UsdMargined, venue.Connection.Rest)], time: _time);
        using var feed = LiveFeed.Make(Plans(instruments, venue.Hosts.Streams), instruments, pipeline.Inbound, EngineSettings.Intake(config), venue.Dialer, _time, seed, backfill: backfill);
        venue.Join(desk);
        var ledger = new SeedLedger();
        var judge = new SeedJudge(instruments, _isHedged);
        Enter(Phase.Starting);
        pipeline.Start(feed, new NoOutputs(), ledger);
        using (stop.Register(pipeline.RequestStop)) pipeline.RunToEnd(() => Look(exchange, venue, desk, pipeline, judge));
        stop.ThrowIfCancellationRequested();
        if (exchange.TapeEnded.IsFaulted) _failures.Add($"the exchange failed: {exchange.TapeEnded.Exception}");
        var orders = exchange.OrdersOf(0);
        _failures.AddRange(SeedJudge.Wrong(ledger, orders, instruments));
        if (_naked.LongestNs > options.NakedNs) _failures.Add($"{_naked.Longest}: not protected for {Seconds(_naked.LongestNs)}, more than {Seconds(options.NakedNs)}");
        return result with
        {
            Story = options.TellsStory ? SeedStory.Of(ledger, venue) : _failures.Count > 0 ? [.. venue.Told.TakeLast(LastTold).Select(told => told.Text)] : [],
            Orders = orders.Count(order => !order.IsChild), Fills = orders.Count(order => order.Executed > 0), NakedNs = _naked.LongestNs, SettledNs = _settledNs,
            Losses = feed.Connections.Sum(connection => connection.Counts.Losses), GapsFilled = feed.Intake.Gaps.Counts.Filled,
        };
    }

    // On the thread that waits for the engine.
    private void Look(SimulatedExchange exchange, SeedVenue venue, TradeDesk desk, Pipeline pipeline, SeedJudge judge)
    {
        if (_phase == Phase.Over) return;
        venue.Look();
        var account = exchange.Look(0);
        _naked.Look(account);
        var sinceNs = _time.NowNs - _phaseNs;
        switch (_phase)
        {
            case Phase.Starting when venue.Agreement!.IsAgreed:
                exchange.HasFaults = true;
                Enter(Phase.Failing);
                break;
            case Phase.Starting when sinceNs > options.StartNs:
                Fail(pipeline, $"nothing may be entered {Seconds(sinceNs)} after the start: {venue.Agreement!.Problem}");
                break;
            case Phase.Failing when sinceNs > options.FaultsNs:
                exchange.HasFaults = false;
                Enter(Phase.Settling);
                Kill(desk, KillSwitchLevel.StopEntries);
                break;
            case Phase.Settling:
                Settle(exchange, venue, desk, pipeline, judge, account, sinceNs);
                break;
            case Phase.Closing when account.Positions.Count == 0 && IsAgreed(judge.Differences(desk.Stage, account, exchange.OrdersOf(0))):
                Enter(Phase.Over);
                pipeline.RequestStop();
                break;
            case Phase.Closing when sinceNs > options.FlatNs:
                Fail(pipeline, $"not flat {Seconds(sinceNs)} after everything was to be closed: "
                    + string.Join("; ", account.Positions.Select(position => $"{position.Symbol} {position.Side} {position.Amount}").Concat(judge.Differences(desk.Stage, account, exchange.OrdersOf(0)))));
                break;
        }
    }

    private void Settle(SimulatedExchange exchange, SeedVenue venue, TradeDesk desk, Pipeline pipeline, SeedJudge judge, AccountView account, long sinceNs)
    {
        var differences = judge.Differences(desk.Stage, account, exchange.OrdersOf(0));
        if (IsAgreed(differences) && venue.Agreement!.IsAgreed)
        {
            _settledNs = sinceNs;
            Enter(Phase.Closing);
            Kill(desk, KillSwitchLevel.Flatten);
            return;
        }

        if (sinceNs > options.SettleNs)
            Fail(pipeline, $"no agreement {Seconds(sinceNs)} after the last fault: {string.Join("; ", differences)}{(venue.Agreement!.IsAgreed ? "" : $" (the engine says: {venue.Agreement.Problem})")}");
    }

    // Both are read while they move: what is equal at one moment may be so by chance.
    private bool IsAgreed(List<string> differences)
    {
        if (differences.Count > 0) _agreedNs = 0;
        else if (_agreedNs == 0) _agreedNs = _time.NowNs;
        return _agreedNs != 0 && _time.NowNs - _agreedNs >= options.AgreedNs;
    }

    private void Enter(Phase phase) => (_phase, _phaseNs, _agreedNs) = (phase, _time.NowNs, 0);

    private void Fail(Pipeline pipeline, string text)
    {
        _failures.Add(text);
        Enter(Phase.Over);
        pipeline.RequestStop();
    }

    private static void Kill(TradeDesk desk, KillSwitchLevel level)
    {
        var command = new Command { Kind = CommandKind.KillSwitch, Value = (long)level, InstrumentId = -1, Origin = CommandOrigin.Operator, Reason = KillSwitchReason.Operator };
        SpinWait.SpinUntil(() => desk.Post(in command), TimeSpan.FromSeconds(5));
    }

    private ExchangeOptions ExchangeOptionsOf(FaultScript faults, ApiKey key) => new()
    {
        Venue = new VenueOptions { Accounts = [new Exchange.AccountOptions { Keys = [key], IsHedged = _isHedged, FuturesBalance = 10_000 }], InventedMinutes = 10 },
        Time = _time, Faults = faults, FuturesSockets = Faster(SocketOptions.Futures), SpotSockets = Faster(SocketOptions.Spot),
    };

    private SocketOptions Faster(SocketOptions sockets) => sockets with
    {
        PingEvery = sockets.PingEvery / options.Speed, PongWithin = sockets.PongWithin / options.Speed, MessagesPerSecond = (int)(sockets.MessagesPerSecond * options.Speed),
    };

    private static List<(Market Market, FeedPlan Plan)> Plans(InstrumentTable instruments, Uri streams) =>
        [.. StreamPlans.Make(Market.UsdMargined, instruments.All.ToArray().Select(instrument => $"{instrument.Symbol}@aggTrade"), new StreamPlanOptions { Host = streams })
            .Select(plan => (Market.UsdMargined, plan))];

    // Entries all the time, of both sides, so that faults find something to hit.
    private List<ScriptedSignal> Script(InstrumentTable instruments)
    {
        var random = new Xoshiro256(seed);
        var signals = new List<ScriptedSignal>();
        var endNs = _time.WallNs + options.StartNs + options.FaultsNs;
        foreach (var instrument in instruments.All)
        {
            for (var atNs = _time.WallNs; atNs < endNs; atNs += EngineTime.NsPerSecond + (long)(random.NextUnit() * 5 * EngineTime.NsPerSecond))
                signals.Add(new ScriptedSignal(atNs, instrument.Id, random.NextUnit() < 0.5 ? Direction.Long : Direction.Short, EntryScore: 1, Confluence: 5, ZoneEdge: 0));
        }

        return signals;
    }

    private static string Seconds(long ns) => $"{ns / 1e9:F1} s";

    private sealed class NoOutputs : IShardOutputHandler;
}
