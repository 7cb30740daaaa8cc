namespace FastEngine.Simulation.Optimise.Trials;

/// <summary>Runs the engine once with given parameters over a window of the tape. Several may be asked for at once, from several threads.</summary>
public interface ITrialRunner
{
    /// <summary>Equal requests have equal outcomes.</summary>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    TrialOutcome Run(TrialRequest request, CancellationToken stop);
}
