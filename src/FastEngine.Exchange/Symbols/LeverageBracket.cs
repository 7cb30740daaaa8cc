namespace FastEngine.Exchange.Symbols;

/// <summary>One step of the margin table: up to a notional, how much leverage is allowed and what must be maintained.</summary>
/// <param name="Number">From 1.</param>
/// <param name="MaxLeverage">Highest leverage of positions in this step.</param>
/// <param name="Floor">Notional where it begins.</param>
/// <param name="Cap">Notional where it ends.</param>
/// <param name="MaintenanceRate">Part of the notional that must be maintained.</param>
/// <param name="Cumulated">Deducted, so that the margin does not jump between steps.</param>
internal sealed record LeverageBracket(int Number, int MaxLeverage, decimal Floor, decimal Cap, decimal MaintenanceRate, decimal Cumulated)
{
    public static IReadOnlyList<LeverageBracket> Table { get; } =
    [
        new(1, 125, 0, 300_000, 0.004m, 0),
        new(2, 100, 300_000, 800_000, 0.005m, 300),
        new(3, 75, 800_000, 3_000_000, 0.0065m, 1_500),
        new(4, 50, 3_000_000, 12_000_000, 0.01m, 12_000),
        new(5, 20, 12_000_000, 70_000_000, 0.02m, 132_000),
        new(6, 10, 70_000_000, 200_000_000, 0.05m, 2_232_000),
        new(7, 1, 200_000_000, 1_000_000_000, 0.125m, 17_232_000),
    ];

    public static LeverageBracket OfNotional(decimal notional) => Table.FirstOrDefault(bracket => notional <= bracket.Cap) ?? Table[^1];

    /// <summary>Largest notional of a position at a leverage.</summary>
    public static decimal MaxNotional(int leverage) => Table.Last(bracket => bracket.MaxLeverage >= leverage).Cap;

    public static decimal Maintenance(decimal notional)
    {
        var bracket = OfNotional(notional);
        return notional * bracket.MaintenanceRate - bracket.Cumulated;
    }
}
