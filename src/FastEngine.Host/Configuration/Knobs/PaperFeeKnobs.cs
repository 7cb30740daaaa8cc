using FastEngine.Core;

namespace FastEngine.Host.Configuration;

/// <summary>Fees of the paper venue by tier.</summary>
public sealed class PaperFeeKnobs
{
    private const int MostTiers = 16;

    private static readonly TierColumn Volume = new("volume", 0m, 1_000_000_000_000m, 0.01m);
    private static readonly TierColumn Taker = new("taker %", 0m, 1m, 0.0000001m);
    private static readonly TierColumn Maker = new("maker %", -0.1m, 1m, 0.0000001m);

    public PaperFeeKnobs(Section section)
    {
        Tiers = [TiersOf(section, "spot", "spot"), TiersOf(section, "usdm", "USD-M futures"), TiersOf(section, "coinm", "COIN-M futures")];
        Tier = section.Declare(new IntegerKnob
        {
            Key = "paper.fees.tier", DefaultText = "0", Min = 0, Max = MostTiers, Hashed = true, Added = true,
            Meaning = "Tier that holds whatever is traded, from 1; 0: the one that the last 30 days' volume reaches, set once a day (UTC).",
        });
        VolumeBefore = section.Declare(new DecimalKnob
        {
            Key = "paper.fees.volume_before", DefaultText = "0", Unit = "quote currency", Min = 0m, Max = 1_000_000_000_000m, Step = 0.01m, Hashed = true, Added = true,
            Meaning = "Traded in each market in the 30 days before the recording.",
        });
    }

    /// <summary>By <see cref="Market"/>: spot, USD-M, COIN-M.</summary>
    public IReadOnlyList<TiersKnob> Tiers { get; }

    public IntegerKnob Tier { get; }

    public DecimalKnob VolumeBefore { get; }

    public IReadOnlyList<Knob> All => [.. Tiers, Tier, VolumeBefore];

    private static TiersKnob TiersOf(Section section, string name, string market) => section.Declare(new TiersKnob
    {
        Key = $"paper.fees.{name}_tiers", DefaultText = "[]", Columns = [Volume, Taker, Maker], MaxCount = MostTiers, Hashed = true, Added = true,
        Meaning = $"Fees on {market} by the volume of 30 days, such as [0 0.05 0.02, 15000000 0.04 0.016]; none: venues.fees holds.",
    });
}
