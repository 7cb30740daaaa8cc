using FastEngine.Core.Execution;
using FastEngine.Host.Running;
using FastEngine.Signals.Decisions;
using FastEngine.Simulation.Reports;

namespace FastEngine.Host.Outputs.Trading;

/// <summary>A trading run that has ended, in figures: what summary, report and console show alike.</summary>
internal sealed class TradingResult
{
    private readonly RecordingRun _run;

    public TradingResult(RecordingRun run, RunOutputs outputs)
    {
        _run = run;
        Outputs = outputs;
        IsTraded = run.Pipeline.Desk is not null;
        SignalsHash = outputs.SignalsHash.Complete();
        if (run.Pipeline.Desk is { } desk)
        {
            if (run.Pipeline.Plan.Topology == Engine.Topology.Fused) OutputHash = outputs.LedgerHash.Complete(desk.Stage.MarketDigest);
            Account = desk.Stage.Account;
            var open = new Core.Execution.OpenPosition[desk.Stage.OpenPositionCapacity];
            var count = desk.Stage.CopyOpenPositions(open);
            for (var i = 0; i < count; i++) Open.Add(outputs.Log.Of(in open[i]));
        }

        Performance = PerformanceStatistics.From(outputs.Log.Trades, [.. EquityWithEnds()]);
        foreach (var instrument in run.Instruments.All) Funnels.Add(FunnelOf(run, instrument.Id, instrument.Name));
    }

    public RunOutputs Outputs { get; }

    /// <summary>False on several threads, where only signals are reproducible.</summary>
    public bool IsTraded { get; }

    public string SignalsHash { get; }

    /// <summary>Null when nothing traded, or on several threads: such a run's comes from its journal.</summary>
    public string? OutputHash { get; }

    public AccountState Account { get; }

    public List<Simulation.Reports.OpenPosition> Open { get; } = [];

    public PerformanceStatistics Performance { get; }

    /// <summary>By symbol, all strategies together.</summary>
    public List<SymbolFunnel> Funnels { get; } = [];

    /// <summary>Equity from the starting equity to the end of the run.</summary>
    public IEnumerable<EquitySample> EquityWithEnds()
    {
        if (!IsTraded) yield break;
        var samples = Outputs.Log.Equity;
        if (samples.Count == 0) yield break;
        yield return new EquitySample(samples[0].TimeNs - 1, _run.Setup!.Trading.StartingEquity);
        foreach (var sample in samples) yield return sample;
        yield return new EquitySample(samples[^1].TimeNs, Account.Equity);
    }

    /// <summary>Level 1's conditions over all symbols, as of the closes of the longest timeframe.</summary>
    public IReadOnlyList<ConditionRate> Conditions()
    {
        long closes = 0, up = 0, down = 0, structureUp = 0, structureDown = 0, adx = 0, persistence = 0, meanReversion = 0, volatility = 0, volume = 0;
        foreach (var instrument in _run.Instruments.All)
        {
            var (shard, slot) = _run.Pipeline.Locate(instrument.Id);
            var tally = shard.Market.RegimeTally(slot);
            closes += tally.Closes;
            up += tally.Up;
            down += tally.Down;
            structureUp += tally.StructureUp;
            structureDown += tally.StructureDown;
            adx += tally.Adx;
            persistence += tally.Persistence;
            meanReversion += tally.MeanReversion;
            volatility += tally.Volatility;
            volume += tally.Volume;
        }

        var total = SymbolFunnel.Total("all", Funnels);
        return
        [
            new("level 1: higher highs and lows", structureUp, closes), new("level 1: lower highs and lows", structureDown, closes),
            new("level 1: ADX", adx, closes), new("level 1: persistence", persistence, closes), new("level 1: mean reversion", meanReversion, closes),
            new("level 1: volatility", volatility, closes), new("level 1: volume", volume, closes), new("level 1: trending up", up, closes),
            new("level 1: trending down", down, closes), new("level 2: at a zone", total.Level2, total.Level1), new("level 3: cascade", total.Level3, total.Level2),
            new("level 4: bounce and volume", total.Level4, total.Level3),
        ];
    }

    /// <summary>Share of evaluations that stop at each step, of those of every symbol.</summary>
    public IEnumerable<(string Step, long Count)> Stops() => StopsOf(Funnels);

    /// <summary>The same of a run that may still go on: then counts are a moment old.</summary>
    public static IEnumerable<(string Step, long Count)> StopsOf(RecordingRun run) =>
        StopsOf([.. run.Instruments.All.ToArray().Select(instrument => FunnelOf(run, instrument.Id, instrument.Name))]);

    private static IEnumerable<(string Step, long Count)> StopsOf(IReadOnlyList<SymbolFunnel> funnels)
    {
        var total = SymbolFunnel.Total("all", funnels);
        yield return ("warming", total.Evaluations - total.Warm);
        yield return ("level 1", Math.Max(0, total.Warm - total.Level1));
        yield return ("level 2", Math.Max(0, total.Level1 - total.Level2));
        yield return ("level 3", Math.Max(0, total.Level2 - total.Level3));
        yield return ("level 4", Math.Max(0, total.Level3 - total.Level4));
        yield return ("passed", total.Level4);
    }

    /// <summary>Symbols that are still warming up, with what they have and need.</summary>
    public IEnumerable<(string Symbol, Signals.WarmUp WarmUp)> Warming() => _run.Warming();

    /// <summary>A symbol's evaluations, all strategies together.</summary>
    public static SymbolFunnel FunnelOf(RecordingRun run, int instrumentId, string name)
    {
        var (shard, slot) = run.Pipeline.Locate(instrumentId);
        var sum = default(Funnel);
        for (var strategy = 0; strategy < shard.Strategies.Length; strategy++)
        {
            var funnel = shard.Funnel(slot, strategy);
            sum.Evaluations += funnel.Evaluations;
            sum.Warm += funnel.Warm;
            sum.Level1 += funnel.Level1;
            sum.Level2 += funnel.Level2;
            sum.Level3 += funnel.Level3;
            sum.Level4 += funnel.Level4;
            sum.Signals += funnel.Signals;
        }

        return new SymbolFunnel(name, sum.Evaluations, sum.Warm, sum.Level1, sum.Level2, sum.Level3, sum.Level4, sum.Signals);
    }
}
