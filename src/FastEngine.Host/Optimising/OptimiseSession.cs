using System.Security.Cryptography;
using FastEngine.Host.Backtesting;
using FastEngine.Host.Configuration;
using FastEngine.Host.Outputs;
using FastEngine.Host.Running;
using FastEngine.Simulation.Optimise;
using FastEngine.Simulation.Optimise.Searching;
using FastEngine.Simulation.Optimise.Trials;

namespace FastEngine.Host.Optimising;

/// <summary>One search from its request to its results: trials are backtests of this process, kept as they end.</summary>
internal sealed class OptimiseSession : IDisposable
{
    private readonly OptimiseRequest _request;
    private readonly InputSet _inputs;
    private readonly TrialStore _store;
    private readonly ITrialRunner _runner;
    private long _doneNs;

    /// <exception cref="RunException">The search does not fit the space or the tape.</exception>
    public OptimiseSession(OptimiseRequest request, InputSet inputs)
    {
        (_request, _inputs) = (request, inputs);
        if (Search.ProblemOf(request.Search, request.Space, request.Trials) is { } problem) throw new RunException(ExitCode.Usage, $"{request.SpacePath}: {problem}");
        Plan = Told(() => OptimisePlan.Of(request, inputs));
        TapeNs = Told(() => Plan.TapeNs(request.Space));
        Command = new TrialCommand(request.Typed, Plan.WarmUpNs);
        _store = new TrialStore(request.Folder?.PathOf(TrialStore.FileName), request.Resumes,
        [
            .. inputs.Inputs.Select(input => input.Scan.Sha256), .. SliceKey.FilesOf(request.Run.Config),
            $"{request.Run.Market} {request.Run.Symbol}", $"{Plan.WarmUpNs} {Plan.Options.PeriodNs}", RunSummary.EngineVersion,
        ]);
        _runner = new BacktestTrialRunner(request.Read, request.Run, inputs, Plan.WarmUpNs, Plan.Options.PeriodNs, _store);
    }

    public OptimisePlan Plan { get; }

    /// <summary>Tape that the trials go through, about.</summary>
    public long TapeNs { get; }

    public TrialCommand Command { get; }

    /// <summary>Trials of an earlier run that are not run again.</summary>
    public int Kept => _store.Kept;

    /// <param name="progress">Told tape done and its total, ns, on a thread of its own.</param>
    /// <param name="stop">Ends the search; trials that have ended stay.</param>
    /// <exception cref="OperationCanceledException">After <paramref name="stop"/>.</exception>
    public OptimiseResult Run(Action<long, long> progress, CancellationToken stop)
    {
        using var told = new Timer(_ => progress(Interlocked.Read(ref _doneNs), TapeNs), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(200));
        var optimiser = new Optimiser(_request.Space, Plan.Options, _runner, trial => Interlocked.Add(ref _doneNs, trial.Window.LengthNs + Plan.WarmUpNs));
        return Told(() => optimiser.Run(Plan.Tape, stop)) with { Caveats = [.. DamagedInput.Of(_inputs)] };
    }

    public void Dispose() => _store.Dispose();

    private static T Told<T>(Func<T> step)
    {
        try
        {
            return step();
        }
        catch (ArgumentException exception)
        {
            throw new RunException(ExitCode.Usage, exception.Message);
        }
    }
}
