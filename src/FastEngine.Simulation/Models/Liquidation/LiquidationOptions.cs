using FastEngine.Core.Execution;

namespace FastEngine.Simulation.Models.Liquidation;

/// <summary>When and how the venue closes a position whose margin is gone.</summary>
public sealed record LiquidationOptions
{
    /// <summary>Binance's table of BTCUSDT, as its leverage brackets had it.</summary>
    public static readonly IReadOnlyList<MaintenanceTier> DefaultTiers =
    [
        new(0, 4_000_000), new(300_000 * Money.One, 5_000_000), new(800_000 * Money.One, 6_500_000), new(3_000_000 * Money.One, 10_000_000),
        new(12_000_000 * Money.One, 20_000_000), new(70_000_000 * Money.One, 50_000_000), new(200_000_000 * Money.One, 125_000_000),
    ];

    public required LiquidationKind Kind { get; init; }

    /// <summary>By rising notional, the first from 0.</summary>
    public IReadOnlyList<MaintenanceTier> Tiers { get; init; } = DefaultTiers;

    /// <summary>Of isolated positions; 1 to 125.</summary>
    public int Leverage { get; init; } = 1;

    /// <summary>Of the account at the start, money.</summary>
    public Int128 Balance { get; init; }

    /// <summary>Part of the notional that a liquidation costs beside the taker's fee, times 1e9.</summary>
    public long FeePpb { get; init; } = 12_500_000;

    internal void Check()
    {
        if (Kind is not (LiquidationKind.Isolated or LiquidationKind.Cross)) throw new ArgumentOutOfRangeException(nameof(Kind), Kind, "isolated or cross");
        if (Leverage is < 1 or > 125) throw new ArgumentOutOfRangeException(nameof(Leverage), Leverage, "1 to 125");
        if (FeePpb is < 0 or > 1_000_000_000) throw new ArgumentOutOfRangeException(nameof(FeePpb), FeePpb, "0 to 1, in billionths");
        if (Tiers.Count == 0 || Tiers[0].FromNotional != 0) throw new ArgumentException("the first margin tier begins at 0");
        for (var i = 0; i < Tiers.Count; i++)
        {
            if (Tiers[i].RatePpb is < 0 or > 1_000_000_000) throw new ArgumentException($"margin tier {i + 1} has a rate of {Tiers[i].RatePpb} billionths");
            if (i > 0 && Tiers[i].FromNotional <= Tiers[i - 1].FromNotional) throw new ArgumentException($"margin tier {i + 1} does not begin above the one before");
        }
    }
}
