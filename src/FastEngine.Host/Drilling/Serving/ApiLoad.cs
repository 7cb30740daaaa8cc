namespace FastEngine.Host.Drilling.Serving;

/// <summary>Who asks the API of a drill, and how often.</summary>
internal sealed record ApiLoad
{
    public required Uri Address { get; init; }

    /// <summary>Of the dashboards, and of the client that never reads.</summary>
    public required string Viewer { get; init; }

    /// <summary>One an API client.</summary>
    public required IReadOnlyList<string> Clients { get; init; }

    public required int Dashboards { get; init; }

    /// <summary>Of each API client, a second.</summary>
    public required int Requests { get; init; }

    /// <summary>Nobody asks: so much of a core goes into other work instead; 0 for the clients.</summary>
    public double OtherWork { get; init; }

    /// <summary>The core that the clients keep to; -1 for any.</summary>
    public required int Core { get; init; }
}
