namespace FastEngine.Simulation.Models.Delays;

/// <summary>One of the four delays as it was measured, in cells from coarse to fine.</summary>
public sealed record MeasuredDelay
{
    public required DelayKind Kind { get; init; }

    /// <summary>Over everything first, then by step of volatility, by hour, by both; those without a sample are left out.</summary>
    public required IReadOnlyList<DelayCell> Cells { get; init; }

    public long Samples => Cells.FirstOrDefault(cell => cell is { Hour: null, Step: null })?.Samples ?? 0;

    /// <summary>Whether quantiles are of an even part of the samples; the least and the most are of all.</summary>
    public bool IsThinned => Samples > DelaySamples.Most;

    /// <summary>The finest cell with samples enough: of both, else of the hour, else of the volatility, else of everything. Null when even that has too few.</summary>
    public DelayCell? Serving(int hour, int step) =>
        Enough(hour, step) ?? Enough(hour, null) ?? Enough(null, step) ?? Enough(null, null);

    private DelayCell? Enough(int? hour, int? step) => Cells.FirstOrDefault(cell => cell.Hour == hour && cell.Step == step && cell.Table is not null);
}
