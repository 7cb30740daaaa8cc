namespace FastEngine.Host.Scenarios.Sockets;

/// <summary>What came of a scenario over sockets.</summary>
/// <param name="Missing">What it needs that there is not; null when it ran.</param>
/// <param name="Outcome">Null when it did not run.</param>
/// <param name="Fault">Why it ended; null when it came to its end.</param>
/// <param name="IsSame">Its ledger is that of the paper venue, event for event.</param>
internal sealed record SocketResult(Scenario Scenario, string? Missing, ScenarioOutcome? Outcome, string? Fault, bool IsSame)
{
    public bool IsGood => Missing is not null || Outcome is { IsGood: true };

    public static async Task<SocketResult> OfAsync(Scenario scenario, CancellationToken stop)
    {
        if (SocketVenueReach.Missing(scenario) is { } what) return new SocketResult(scenario, what, null, null, IsSame: false);
        try
        {
            var outcome = await SocketRun.RunAsync(scenario, stop).ConfigureAwait(false);
            return new SocketResult(scenario, null, outcome, null, outcome.OutputHash == ScenarioRun.Run(scenario, stop).OutputHash);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new SocketResult(scenario, null, null, exception.Message, IsSame: false);
        }
    }
}
