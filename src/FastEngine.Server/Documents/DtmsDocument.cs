namespace FastEngine.Server.Documents;

/// <summary>The defensive management: positions, and the newest of what it did.</summary>
public sealed record DtmsDocument
{
    public required bool IsOn { get; init; }

    public required IReadOnlyList<PositionDocument> Positions { get; init; }

    public required IReadOnlyList<EventDocument> Events { get; init; }
}
