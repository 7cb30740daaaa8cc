using FastEngine.Simulation.Models.Liquidation;

namespace FastEngine.Host.Configuration;

/// <summary>Liquidation by the paper venue.</summary>
public sealed class PaperLiquidationKnobs
{
    private static readonly TierColumn Notional = new("notional", 0m, 1_000_000_000_000m, 0.01m);
    private static readonly TierColumn Rate = new("rate %", 0m, 100m, 0.0000001m);

    public PaperLiquidationKnobs(Section section)
    {
        Model = section.Declare(new ChoiceKnob<LiquidationKind>
        {
            Key = "paper.liquidation.model", DefaultText = "none", Hashed = true, Added = true,
            Meaning = "Whether the venue closes positions whose margin is gone: no, by their own margin (entry over account.leverage), or by the account's equity.",
        });
        Tiers = section.Declare(new TiersKnob
        {
            Key = "paper.liquidation.tiers", DefaultText = "[0 0.4, 300000 0.5, 800000 0.65, 3000000 1, 12000000 2, 70000000 5, 200000000 12.5]",
            Columns = [Notional, Rate], MinCount = 1, MaxCount = 16, Hashed = true, Added = true,
            Meaning = "Maintenance margin by notional; each rate is for the part of the notional that lies in its tier.",
        });
        FeePct = section.Declare(new DecimalKnob
        {
            Key = "paper.liquidation.fee_pct", DefaultText = "1.25", Unit = "% of the notional", Min = 0m, Max = 10m, Step = 0.0000001m, Hashed = true, Added = true,
            Meaning = "What a liquidation costs beside the taker's fee.",
        });
    }

    public ChoiceKnob<LiquidationKind> Model { get; }

    public TiersKnob Tiers { get; }

    public DecimalKnob FeePct { get; }

    public IReadOnlyList<Knob> All => [Model, Tiers, FeePct];
}
