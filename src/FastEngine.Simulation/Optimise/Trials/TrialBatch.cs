namespace FastEngine.Simulation.Optimise.Trials;

/// <summary>Runs several trials at once; outcomes come in the order of the requests, whichever ended first.</summary>
internal static class TrialBatch
{
    /// <param name="onDone">Told after each, from any thread.</param>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static TrialOutcome[] Run(ITrialRunner runner, IReadOnlyList<TrialRequest> requests, int jobs, Action<TrialRequest>? onDone, CancellationToken stop)
    {
        var outcomes = new TrialOutcome[requests.Count];

        // Equal points are one run: its outcome would be the same.
        var groups = Enumerable.Range(0, requests.Count).GroupBy(i => (requests[i].Point, requests[i].Window)).Select(group => group.ToArray()).ToArray();
        try
        {
            Parallel.ForEach(
                System.Collections.Concurrent.Partitioner.Create(groups, System.Collections.Concurrent.EnumerablePartitionerOptions.NoBuffering),
                new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = stop },
                group =>
                {
                    var outcome = runner.Run(requests[group[0]], stop);
                    foreach (var i in group)
                    {
                        outcomes[i] = outcome;
                        onDone?.Invoke(requests[i]);
                    }
                });
        }
        catch (AggregateException exception)
        {
            // One is enough to tell, and it is told as itself.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }

        return outcomes;
    }
}
