using FastEngine.Engine;
using FastEngine.Host.Running;
using FastEngine.Rings;
using FastEngine.Simulation.Backtest;

namespace FastEngine.Host.Backtesting;

/// <summary>The engine over a part of a tape, in this process and without files: what a slice of <c>backtest</c> is, and a trial of a search.</summary>
/// <remarks>The same code as <c>replay</c>, stepped on one thread, so the result never depends on threads; any number of runs may go on at once, each
/// with two threads (the engine's, and the one that reads its outputs). Signals before the span's beginning are not entered. With a span of everything
/// and the same configuration, output_hash and signals_hash are those of <c>replay</c>.</remarks>
internal static class BacktestRun
{
    /// <inheritdoc cref="Execute(BacktestRequest, Action{long, long}?, Func{RecordingRun, ILedgerHandler}?, CancellationToken)"/>
    public static BacktestResult Execute(BacktestRequest request, CancellationToken stop = default) => Execute(request, null, null, stop);

    /// <param name="request">What to run.</param>
    /// <param name="progress">Told now and then, on the caller's thread, bytes of the inputs as stored that were read, and their total.</param>
    /// <param name="ledger">Makes what takes the ledger, too, on the thread that reads the outputs.</param>
    /// <param name="stop">Ends the run; nothing comes of it then.</param>
    /// <exception cref="RunException">An input turned out to be malformed beyond the limit, or the configuration does not fit.</exception>
    /// <exception cref="OperationCanceledException">After <paramref name="stop"/>.</exception>
    public static BacktestResult Execute(BacktestRequest request, Action<long, long>? progress, Func<RecordingRun, ILedgerHandler>? ledger, CancellationToken stop)
    {
        var inputs = request.Inputs;
        var run = request.Run with { Trades = true, Speed = double.PositiveInfinity, EntriesFromNs = inputs.Span.FromNs, MostTrades = inputs.Trades };
        using var recording = new RecordingRun(run, inputs.Instruments, inputs.Open(), Stepped);
        if (request.WarmUpFile is { } candles) recording.LoadCandles(candles, inputs.FirstTradeNs);
        using var outputs = new BacktestOutputs(recording, request, ledger?.Invoke(recording));
        recording.Execute(outputs.Shard, () =>
        {
            var (read, total) = recording.Progress();
            progress?.Invoke(read, total);
        }, stop, outputs);
        stop.ThrowIfCancellationRequested();
        recording.ThrowIfMalformed();
        return outputs.Complete();
    }

    // Runs beside each other are not pinned, and none spins on a core that another could use.
    private static EngineOptions Stepped(EngineOptions options) => options with { Topology = Topology.Fused, Pin = [], Idle = IdleKind.Backoff };
}
