using System.Globalization;
using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Engine;
using FastEngine.Feeds;
using FastEngine.Feeds.Generation;
using FastEngine.Host.Configuration;
using FastEngine.Host.Latency;
using FastEngine.Host.Running;
using FastEngine.Host.Serving;
using FastEngine.Rings;
using FastEngine.Server.Security;

namespace FastEngine.Host.Drilling.Serving;

/// <summary>What the API costs the hot path: the same paced market without it, with it, and beside other work of the same size, in turn; with dashboards, API clients and one that never reads.</summary>
/// <remarks>Where the hot thread's core shares caches and units with its neighbour, any work there slows it down: what is judged is what the API costs beyond that.</remarks>
internal sealed class ApiDrill(ResolvedConfig config, string folder, ApiDrillOptions options)
{
    private const double Mib = 1 << 20;

    // Of a round without the API: more is other programs.
    private const double MostWithoutCore = 0.01;
    private static readonly TimeSpan Settles = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_breath = TimeSpan.FromMilliseconds(100);

    private static readonly string[] s_names = ["alone", "with API", "beside"];
    private static readonly Uri s_nobody = new("http://127.0.0.1:0/");

    private readonly List<ApiDrillRound> _rounds = [];
    private readonly List<string> _failures = [];

    // The hot thread has the last core for itself, everything else of the drill the first.
    private readonly int[] _cores = CpuTopology.UsableCores();

    public IReadOnlyList<string> Failures => _failures;

    public IReadOnlyList<ApiDrillRound> Rounds => _rounds;

    /// <summary>The 99th percentile of what trades take of the hot thread.</summary>
    public ApiDrillRatios Work { get; private set; } = new(0, 0);

    /// <summary>Likewise of the time from when trades were due to when they are done.</summary>
    public ApiDrillRatios Done { get; private set; } = new(0, 0);

    /// <summary>Whether the hot thread had its core without the API: else what trades wait for is other programs.</summary>
    public bool HadItsCore { get; private set; }

    public double GrowthMib { get; private set; }

    public void Run(TextWriter output, CancellationToken stop)
    {
        if (_cores.Length > 1) CpuTopology.TryPinCurrentThread(_cores[0]);
        else output.WriteLine("note: one core only: the hot thread shares it with the server and the clients");
        var instruments = SyntheticTicks.TableOf(SyntheticSymbols.Demo(Market.UsdMargined));
        var request = new RunRequest { Verb = "drill", Files = [], Config = config, Instruments = [], Trades = true };
        var setup = new TradingSetup(config, ConfigHash.Of(config), EngineSettings.StrategiesWithoutFiles(config));
        var engine = EngineSettings.Engine(config) with
        {
            Topology = Topology.Fused, Pin = _cores.Length > 1 ? [_cores[^1]] : [], Idle = _cores.Length > 1 ? IdleKind.BusySpin : IdleKind.Yielding, PublishesZones = true,
        };
        HotPathWarmUp.Run(request, engine);
        var desk = new TradeDesk(setup.Trading, instruments, setup.Venue(instruments), engine.LedgerRingSize);
        using var pipeline = new Pipeline(engine, setup.Signals, instruments, setup.Strategies, desk);
        var source = new PacedMarket(pipeline.Inbound[0], instruments, options.TradesPerSecond);
        var outputs = new GatedOutputs();
        pipeline.Start(source, outputs, outputs);
        try
        {
            // What is compiled and set up once is no part of a round.
            Measure(ApiDrillWay.Served, pipeline, source, Serve(pipeline, request, setup, outputs), stop);
            output.WriteLine($"{options.Rounds} rounds of {options.Lasts.TotalSeconds:0.#} s each way, {options.TradesPerSecond:N0} trades a second, {options.Dashboards} dashboards, {options.Clients} clients at {options.Requests} requests a second each, one that never reads");
            output.WriteLine("             trades  work p50 us  p99 us   done p50 us    p99 us  p99.9 us    max us  no core ms  GCs  paused ms  other %  heap MiB  set MiB  frames/s  requests/s  refused  answer p99 ms");
            for (var round = 0; round < options.Rounds; round++)
            {
                Add(Measure(ApiDrillWay.Alone, pipeline, source, null, stop), output);
                Add(Measure(ApiDrillWay.Served, pipeline, source, Serve(pipeline, request, setup, outputs), stop), output);
                var share = Math.Clamp(_rounds[^1].OtherShare, 0.01, 0.95);
                Add(Measure(ApiDrillWay.Beside, pipeline, source, new ServedRound(null, outputs, Clients(s_nobody, "", []) with { OtherWork = share }), stop), output);
            }
        }
        finally
        {
            pipeline.RequestStop();
            pipeline.RunToEnd();
        }

        Judge();
    }

    public JsonObject ToJson() => new()
    {
        ["failures"] = new JsonArray([.. _failures.Select(failure => (JsonNode?)failure)]), ["work_p99_over_alone"] = Work.OverAlone, ["work_p99_over_beside"] = Work.OverBeside, ["p99_over_alone"] = Done.OverAlone, ["p99_over_beside"] = Done.OverBeside, ["had_its_core"] = HadItsCore, ["growth_mib"] = GrowthMib, ["cores"] = _cores.Length,
        ["rounds"] = new JsonArray([.. _rounds.Select(round => (JsonNode?)new JsonObject
        {
            ["way"] = round.Way.ToString().ToLowerInvariant(), ["other_share"] = round.OtherShare, ["trades"] = round.Trades, ["p50_ns"] = round.P50Ns, ["p99_ns"] = round.P99Ns, ["p999_ns"] = round.P999Ns, ["max_ns"] = round.MaxNs, ["work_p50_ns"] = round.WorkP50Ns, ["work_p99_ns"] = round.WorkP99Ns, ["run_ns"] = round.RunNs,
            ["no_core_ns"] = round.DelayNs, ["collections"] = round.Collections, ["paused_ms"] = round.PausedMs, ["heap_mib"] = round.HeapMib, ["working_set_mib"] = round.WorkingSetMib, ["frames"] = round.Load?.Frames, ["dashboards"] = round.Load?.Dashboards,
            ["requests"] = round.Load?.Requests, ["refused"] = round.Load?.Refused, ["request_p99_ms"] = round.Load?.RequestP99Ms,
        })]),
    };

    private ServedRound Serve(Pipeline pipeline, RunRequest request, TradingSetup setup, GatedOutputs outputs)
    {
        string[] made = [.. Enumerable.Range(0, options.Clients + 1).Select(_ => TokenText.Make())];
        var tokens = made.Select((token, at) => new ApiToken { Name = string.Create(CultureInfo.InvariantCulture, $"client{at}"), Role = TokenRole.Viewer, Sha256 = TokenText.DigestOf(token), AddedNs = 0 });
        var board = new LiveBoard(pipeline.Instruments, setup.Signals.TimeframesNs.Count, setup.Trading.StartingEquity);
        var serving = ApiServing.Start(new ServedParts
        {
            Mode = "drill", Request = request, Pipeline = pipeline, Desk = pipeline.Desk!, Setup = setup, Board = board, Control = new DrillControl(pipeline, setup, config, ApiServing.WallNs),
            Ticks = () => 0, HasEnded = () => false, NotReady = () => null,
        }, folder, [.. tokens], _failures.Add);
        outputs.Board = board;
        return new ServedRound(serving, outputs, Clients(serving.Address, made[^1], made[..^1]));
    }

    private ApiLoad Clients(Uri address, string viewer, string[] clients) => new()
    {
        Address = address, Viewer = viewer, Clients = clients, Dashboards = options.Dashboards, Requests = options.Requests, Core = _cores.Length > 1 ? _cores[0] : -1,
    };

    private ApiDrillRound Measure(ApiDrillWay way, Pipeline pipeline, PacedMarket source, ServedRound? served, CancellationToken stop)
    {
        using var _ = served;
        Wait(Settles, stop);
        source.Forgive();
        Wait(s_breath, stop);
        using var counters = new ThreadCounterReader(pipeline.StageThreads().Feed);
        var (before, trades, counted) = (Latency(pipeline), source.Ticks, counters.Read());
        var worked = Copy(source.Work);
        var (collections, paused, processor) = (GC.CollectionCount(0), GC.GetTotalPauseDuration(), Environment.CpuUsage.TotalTime);
        Wait(options.Lasts, stop);
        processor = Environment.CpuUsage.TotalTime - processor;
        (collections, paused) = (GC.CollectionCount(0) - collections, GC.GetTotalPauseDuration() - paused);
        var (after, now) = (counters.Read(), Latency(pipeline));
        var round = LatencyHistogram.Between(before, now);
        var work = LatencyHistogram.Between(worked, Copy(source.Work));
        var load = served?.Stop();
        GC.Collect();
        var hotNs = after.RunNs - counted.RunNs;
        var share = (processor.TotalNanoseconds - hotNs) / options.Lasts.TotalNanoseconds + (load?.ProcessorMs ?? 0) / (options.Lasts + Settles).TotalMilliseconds;
        return new ApiDrillRound(way, source.Ticks - trades, round.PercentileNs(50), round.PercentileNs(99), round.PercentileNs(99.9), round.PercentileNs(100), work.PercentileNs(50), work.PercentileNs(99), hotNs,
            after.DelayNs - counted.DelayNs, GC.GetTotalMemory(false) / Mib, Environment.WorkingSet / Mib, collections, paused.TotalMilliseconds, share, load);
    }

    private void Add(ApiDrillRound round, TextWriter output)
    {
        _rounds.Add(round);
        var seconds = options.Lasts.TotalSeconds + Settles.TotalSeconds;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{s_names[(int)round.Way],-10} {round.Trades,8:N0} {round.WorkP50Ns / 1e3,12:0.00} {round.WorkP99Ns / 1e3,7:0.0} {round.P50Ns / 1e3,13:0.0} {round.P99Ns / 1e3,9:0.0} {round.P999Ns / 1e3,9:0.0} {round.MaxNs / 1e3,9:0} {round.DelayNs / 1e6,11:0} {round.Collections,4} {round.PausedMs,10:0.0} {100 * round.OtherShare,8:0} {round.HeapMib,9:0.0} {round.WorkingSetMib,8:0}")
            + (round is { Way: ApiDrillWay.Served, Load: { } load } ? string.Create(CultureInfo.InvariantCulture, $" {load.Frames / seconds,9:0} {load.Requests / seconds,11:0} {load.Refused,8:N0} {load.RequestP99Ms,14:0.0}") : ""));
    }

    /// <summary>The result in a few lines.</summary>
    public IEnumerable<string> Summary()
    {
        yield return string.Create(CultureInfo.InvariantCulture,
            $"p99 with the API, middle of the rounds: of what trades take {Work.OverBeside:0.00} times that beside other work and {Work.OverAlone:0.00} times that alone; of when they are done {Done.OverBeside:0.00} and {Done.OverAlone:0.00} times{(HadItsCore ? "" : " (not judged: other programs take the hot thread's core)")}");
        yield return string.Create(CultureInfo.InvariantCulture, $"held more after the last round than after the first: {GrowthMib:0.0} MiB");
    }

    private void Judge()
    {
        var served = _rounds.Where(round => round.Way == ApiDrillWay.Served).ToArray();
        Work = Middle(round => round.WorkP99Ns);
        Done = Middle(round => round.P99Ns);
        HadItsCore = _rounds.Where(round => round.Way == ApiDrillWay.Alone).All(round => round.DelayNs <= options.Lasts.TotalNanoseconds * MostWithoutCore);
        GrowthMib = served[^1].HeapMib - served[0].HeapMib;
        Expect(Work.OverBeside <= options.MostRatio, string.Create(CultureInfo.InvariantCulture, $"what 99 of 100 trades take of the hot thread is {Work.OverBeside:0.00} times that beside other work; at most {options.MostRatio:0.00}"));
        Expect(!HadItsCore || Done.OverBeside <= options.MostRatio, string.Create(CultureInfo.InvariantCulture, $"99 of 100 trades are done {Done.OverBeside:0.00} times as late as beside other work; at most {options.MostRatio:0.00}"));
        Expect(GrowthMib <= options.MostGrowthMib, string.Create(CultureInfo.InvariantCulture, $"{GrowthMib:0.0} MiB more are held after the last round than after the first"));
        foreach (var load in served.Select(round => round.Load!))
        {
            Expect(load.Dashboards == options.Dashboards, $"{load.Dashboards} of {options.Dashboards} dashboards got frames");
            Expect(load.Requests > 0 && load.Refused == 0, $"{load.Refused:N0} of {load.Requests:N0} requests were refused");
        }
    }

    private ApiDrillRatios Middle(Func<ApiDrillRound, long> of)
    {
        var rounds = _rounds.Chunk(3).ToArray();
        return new ApiDrillRatios(Middle(rounds, ApiDrillWay.Alone, of), Middle(rounds, ApiDrillWay.Beside, of));
    }

    private static double Middle(ApiDrillRound[][] rounds, ApiDrillWay over, Func<ApiDrillRound, long> of)
    {
        var ratios = rounds.Select(round => of(round[(int)ApiDrillWay.Served]) / (double)Math.Max(1, of(round[(int)over]))).Order().ToArray();
        return ratios[ratios.Length / 2];
    }

    private void Expect(bool holds, string failure)
    {
        if (!holds) _failures.Add(failure);
    }

    private static LatencyHistogram Latency(Pipeline pipeline)
    {
        var all = new LatencyHistogram();
        pipeline.AddLatencyTo(all);
        return all;
    }

    private static LatencyHistogram Copy(LatencyHistogram of)
    {
        var copy = new LatencyHistogram();
        copy.Add(of);
        return copy;
    }

    private static void Wait(TimeSpan time, CancellationToken stop)
    {
        if (stop.WaitHandle.WaitOne(time)) throw new OperationCanceledException(stop);
    }

    private sealed class ServedRound(ApiServing? serving, GatedOutputs outputs, ApiLoad load) : IDisposable
    {
        private readonly ClientProcess _clients = ClientProcess.Start(load);
        private ApiServing? _serving = serving;

        public ApiLoadResult Stop()
        {
            var seen = _clients.Stop();
            End();
            return seen;
        }

        public void Dispose()
        {
            _clients.Dispose();
            End();
        }

        private void End()
        {
            outputs.Board = null;
            _serving?.Dispose();
            _serving = null;
        }
    }
}
