namespace FastEngine.Host.Scenarios.Tape;

/// <summary>How trades are strewn over a segment.</summary>
/// <param name="Rate">Trades a second.</param>
/// <param name="Buys">Share of trades that buyers were the aggressors of, 0 to 1.</param>
/// <param name="Quantity">Of a trade, base units.</param>
internal readonly record struct TapeStyle(decimal Rate, decimal Buys, decimal Quantity)
{
    /// <summary>Two trades a second, each large enough to fill an order of usual size at once.</summary>
    public static TapeStyle Default { get; } = new(2, 0.5m, 1_000);
}
