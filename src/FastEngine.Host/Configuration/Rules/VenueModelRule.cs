namespace FastEngine.Host.Configuration;

/// <summary>Funding from a file has one; a fixed fee tier is in every table.</summary>
public sealed class VenueModelRule : IConfigRule
{
    public IReadOnlyList<Knob> Knobs { get; } =
    [
        Configuration.Knobs.Paper.FundingModel, Configuration.Knobs.Paper.FundingFile, Configuration.Knobs.Paper.Fees.Tier, .. Configuration.Knobs.Paper.Fees.Tiers,
    ];

    public string? Check(ResolvedConfig config)
    {
        if (config.Get(Configuration.Knobs.Paper.FundingModel) == FundingKind.File && config.Get(Configuration.Knobs.Paper.FundingFile).Length == 0)
            return "paper.funding.model is file, and paper.funding.file names none";
        var tier = config.Get(Configuration.Knobs.Paper.Fees.Tier);
        var tables = Configuration.Knobs.Paper.Fees.Tiers.Where(knob => config.Get(knob).Length > 0).ToArray();
        if (tier > 0 && tables.Length == 0) return $"paper.fees.tier is {tier}, and no table of tiers is given";
        return Array.Find(tables, knob => tier > config.Get(knob).Length) is { } table ? $"paper.fees.tier is {tier}, and {table.Key} has {config.Get(table).Length}" : null;
    }
}
