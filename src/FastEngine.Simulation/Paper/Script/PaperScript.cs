namespace FastEngine.Simulation.Paper.Script;

/// <summary>Faults and events of a paper venue, by the time of the tape: what a scenario asks of it.</summary>
public sealed record PaperScript
{
    public static readonly PaperScript None = new();

    public IReadOnlyList<VenueRule> Rules { get; init; } = [];

    /// <summary>Those of one instrument happen in the order of time, then in this order.</summary>
    public IReadOnlyList<VenueEvent> Events { get; init; } = [];

    public bool IsEmpty => Rules.Count == 0 && Events.Count == 0;

    /// <summary>Whether an order may work without a report.</summary>
    internal bool LosesReports => Rules.Any(rule => rule.Effect is VenueEffect.LoseAcknowledgement or VenueEffect.LoseReports);

    internal void Check(int instruments)
    {
        for (var i = 0; i < Rules.Count; i++) Rules[i].Check(i);
        for (var i = 0; i < Events.Count; i++) Events[i].Check(i, instruments);
    }
}
