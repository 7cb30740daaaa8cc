namespace FastEngine.Simulation.Models.Fees;

/// <summary>Fees by what was traded in 30 days; a market without tiers has its flat rates.</summary>
public sealed record FeeTiers
{
    public static readonly FeeTiers None = new();

    /// <summary>By rising volume, the first from 0.</summary>
    public IReadOnlyList<FeeTier> Spot { get; init; } = [];

    public IReadOnlyList<FeeTier> UsdMargined { get; init; } = [];

    public IReadOnlyList<FeeTier> CoinMargined { get; init; } = [];

    /// <summary>One that holds whatever is traded, from 1; 0: the tier that the volume reaches.</summary>
    public int Fixed { get; init; }

    /// <summary>Traded in each market in the 30 days before the tape, money; it is taken to have been traded evenly.</summary>
    public Int128 VolumeBefore { get; init; }

    public bool AreNone => Spot.Count == 0 && UsdMargined.Count == 0 && CoinMargined.Count == 0;

    public IReadOnlyList<FeeTier> Of(Core.Market market) => market switch
    {
        Core.Market.Spot => Spot,
        Core.Market.UsdMargined => UsdMargined,
        _ => CoinMargined,
    };

    internal void Check()
    {
        foreach (var tiers in (IReadOnlyList<FeeTier>[])[Spot, UsdMargined, CoinMargined])
        {
            for (var i = 0; i < tiers.Count; i++)
            {
                if (i == 0 ? tiers[0].FromVolume != 0 : tiers[i].FromVolume <= tiers[i - 1].FromVolume)
                    throw new ArgumentException($"fee tier {i + 1} begins at {tiers[i].FromVolume}: the first begins at 0, each other above the one before");
            }

            if (Fixed < 0 || (tiers.Count > 0 && Fixed > tiers.Count)) throw new ArgumentOutOfRangeException(nameof(Fixed), Fixed, $"a tier of {tiers.Count}, or 0");
        }

        if (VolumeBefore < 0) throw new ArgumentException($"the volume before the tape, {VolumeBefore}, is negative");
    }
}
