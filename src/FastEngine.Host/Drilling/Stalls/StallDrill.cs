using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Host.Configuration;
using FastEngine.Host.Latency;
using FastEngine.Host.Running;
using FastEngine.Rings;

namespace FastEngine.Host.Drilling.Stalls;

/// <summary>Stalls of each kind in a running pipeline with its latency ledger: each has to be blamed on what it was.</summary>
internal sealed class StallDrill(ResolvedConfig config, string folder, int stalls)
{
    private const int AttemptsAStall = 60;
    private const int QuietRounds = 4;
    private const int LatencySlots = 4_096;
    private const int LedgerBytes = 1 << 24;

    private static readonly TimeSpan Most = TimeSpan.FromSeconds(30);

    private readonly List<string> _failures = [];
    private readonly List<string> _story = [];
    private readonly JsonArray _judged = [];

    public IReadOnlyList<string> Failures => _failures;

    /// <summary>What was seen, in order.</summary>
    public IReadOnlyList<string> Story => _story;

    public JsonObject Report => new()
    {
        ["failures"] = new JsonArray([.. _failures.Select(failure => (JsonNode?)failure)]), ["stalls"] = _judged,
    };

    public void Run(CancellationToken stop)
    {
        var strategy = new StallingStrategy();
        var instruments = new InstrumentTable([Btc()]);
        var setup = new TradingSetup(config, ConfigHash.Of(config), () => [strategy]);
        var made = new List<Stall>();
        var options = new EngineOptions { Topology = Topology.Sharded, Shards = 1, LatencySlots = LatencySlots };
        using (var pipeline = new Pipeline(options, setup.Signals, instruments, setup.Strategies))
        {
            pipeline.Start(new PacedTrades(pipeline.Inbound[0], pipeline.Taps!.Publications[0]), new NoOutputs());
            var ledger = new LatencyOptions(folder, TimeSpan.FromMilliseconds(5), LedgerBytes, KeepFiles: 64, Sample: 1);
            using (var collector = new LatencyCollector(pipeline, ledger)) Make(new Staller(strategy), collector, made, stop);
            pipeline.RequestStop();
            pipeline.RunToEnd();
        }

        Judge(made);
    }

    // The core is taken last: the shard's thread stays on it.
    private void Make(Staller staller, LatencyCollector collector, List<Stall> made, CancellationToken stop)
    {
        foreach (var kind in (StallKind[])[StallKind.Collection, StallKind.SleepingConsumer, StallKind.FreshMemory, StallKind.TakenCore])
        {
            var count = 0;
            for (var attempt = 0; attempt < stalls * AttemptsAStall && count < stalls; attempt++)
            {
                stop.ThrowIfCancellationRequested();
                WaitUntilSampled(collector);
                var stall = staller.Make(kind);
                WaitUntilSampled(collector);
                if (stall.IsDisturbed) continue;
                made.Add(stall);
                count++;
            }

            if (count < stalls) _story.Add($"{Name(kind)}: {count} of {stalls}, the machine's load disturbed the others");
        }
    }

    // A window begins shortly before a stall, and ends shortly after it.
    private static void WaitUntilSampled(LatencyCollector collector)
    {
        var rounds = collector.Rounds + QuietRounds;
        SpinWait.SpinUntil(() => collector.Rounds >= rounds, Most);
    }

    private void Judge(List<Stall> made)
    {
        var entries = new List<LedgerEntry>();
        var hasDelays = true;
        foreach (var path in LedgerFiles.List(folder))
        {
            var (head, rows) = LedgerFiles.Read(path);
            hasDelays &= head.HasDelays;
            entries.AddRange(rows);
        }

        foreach (var kind in Enum.GetValues<StallKind>())
        {
            if (kind == StallKind.TakenCore && !hasDelays)
            {
                _story.Add("this system does not tell how long threads wait for a core: descheduling cannot be blamed");
                continue;
            }

            var judged = made.Where(stall => stall.Kind == kind).Select(stall => IsBlamed(in stall, entries)).ToList();
            var count = judged.Count(isRight => isRight is not null);
            var blamed = judged.Count(isRight => isRight == true);
            if (count == 0) _failures.Add($"no stall of {Name(kind)} was made and sampled: the machine is too busy");
            else if (blamed <= count / 2) _failures.Add($"of {count} stalls of {Name(kind)}, {blamed} were blamed rightly");
        }
    }

    // The slowest record of the stall's time; of a sleeping consumer, one that waited behind it.
    // Null when the counters were sampled so late, for lack of a core, that they are not the stall's, or the machine made a longer stall of it than was asked for.
    private bool? IsBlamed(in Stall stall, List<LedgerEntry> entries)
    {
        LedgerEntry slowest = default;
        long mostNs = -1;
        foreach (var entry in entries)
        {
            if (Stages.FirstStamp(in entry.Record) > stall.To || Stages.LastStamp(in entry.Record) < stall.From) continue;
            if (!Stages.TrySlowest(in entry.Record, out var at, out var ns) || ns <= mostNs || (stall.Kind == StallKind.SleepingConsumer && at != Stage.Consumed)) continue;
            (slowest, mostNs) = (entry, ns);
        }

        if (mostNs < 0)
        {
            _story.Add($"{Name(stall.Kind)}: no record of its time");
            return false;
        }

        Stages.TrySlowest(in slowest.Record, out var stage, out _);
        var culprit = Culprits.Of(stage, mostNs, in slowest.Counters, hasTradeThread: false);
        var length = MonotonicClock.ElapsedNs(stall.From, stall.To);
        var isSampled = slowest.Counters.WindowNs <= 2 * mostNs && mostNs <= length + length / 2;
        var slow = new SlowRecord(slowest, 0, null, Stages.TotalNs(in slowest.Record), stage, mostNs, culprit);
        _story.Add($"{Name(stall.Kind)} of {Stored.UtcText.Length(length)}: to {LedgerText.Of(stage)} took {Stored.UtcText.Length(mostNs)}, blamed on {LedgerText.Of(culprit)} ({LedgerText.Because(slow)}){(isSampled ? "" : "; disturbed by the machine, not counted")}");
        if (!isSampled) return null;
        _judged.Add(new JsonObject
        {
            ["kind"] = Name(stall.Kind), ["length_ns"] = length, ["stage"] = LedgerText.Of(stage), ["took_ns"] = mostNs, ["culprit"] = LedgerText.Of(culprit),
            ["expected"] = LedgerText.Of(stall.Culprit), ["right"] = culprit == stall.Culprit,
        });
        return culprit == stall.Culprit;
    }

    private static string Name(StallKind kind) => Outputs.Trading.Names.Snake(kind.ToString());

    private static Instrument Btc() => new()
    {
        Id = 0, Symbol = "BTCUSDT", Name = "BTCUSDT", Market = Market.UsdMargined, PriceScale = 2, QuantityScale = 3, Tick = 10, Lot = 1, MinNotional = 5 * Money.One,
    };

    private sealed class NoOutputs : IShardOutputHandler;
}
