namespace FastEngine.Host.Drilling.Serving;

/// <summary>How much is asked of the API in a drill, and what is allowed to come of it.</summary>
internal sealed record ApiDrillOptions
{
    /// <summary>Each without the API, then with it, then beside other work of the same size.</summary>
    public int Rounds { get; init; } = 5;

    public TimeSpan Lasts { get; init; } = TimeSpan.FromSeconds(10);

    public int TradesPerSecond { get; init; } = 2_000;

    public int Dashboards { get; init; } = 50;

    public int Clients { get; init; } = 10;

    /// <summary>Of each client, a second.</summary>
    public int Requests { get; init; } = 100;

    /// <summary>Most that the 99th percentile with the API may be of that beside other work.</summary>
    public double MostRatio { get; init; } = 1.1;

    /// <summary>Most that the process may hold more after the last round with the API than after the first.</summary>
    public double MostGrowthMib { get; init; } = 8;
}
