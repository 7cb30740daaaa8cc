using FastEngine.Engine;
using FastEngine.Host.Outputs.Trading;
using FastEngine.Host.Running;
using FastEngine.Host.Verbs;

namespace FastEngine.Host.Diffing;

/// <summary>Runs a configuration over recordings with the present engine, to compare.</summary>
internal static class PresentRun
{
    /// <param name="name">What to call it.</param>
    /// <param name="request">It trades.</param>
    /// <param name="inputs">Scanned.</param>
    /// <param name="warmUp">Candles from before the recording, or null.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static DecidedRun Execute(string name, RunRequest request, InputSet inputs, string? warmUp, CancellationToken stop)
    {
        // Trading is stepped on one thread, so that it is the same each time.
        using var run = new RecordingRun(request, inputs.Instruments, inputs.Open(), options => options with { Topology = Topology.Fused, Pin = [] });
        var setup = run.Setup!;
        using var outputs = new RunOutputs(setup, run.Instruments, folder: null);
        var collector = new DecisionCollector(run.Instruments, setup.StrategyNames);
        outputs.Add(collector, collector);
        if (warmUp is not null) run.LoadCandles(warmUp, inputs.FirstTradeNs);
        Verb.Execute(run, outputs, stop, outputs);
        if (run.WasInterrupted) throw new OperationCanceledException(stop);
        run.ThrowIfMalformed();
        outputs.Complete();
        return new DecidedRun
        {
            Name = name, ConfigHash = setup.ConfigHash, SignalsHash = outputs.SignalsHash.Complete(), OutputHash = outputs.LedgerHash.Complete(run.Pipeline.Desk!.Stage.MarketDigest),
            FastestNs = setup.Signals.TimeframesNs[0], Signals = collector.Signals(), Trades = collector.Trades,
            Settings = request.Config.Catalogue.Knobs.Where(knob => knob.Hashed).ToDictionary(knob => knob.Key, request.Config.TextOf),
            Inputs = [.. inputs.Inputs.Select(input => input.Scan.Sha256)],
        };
    }
}
