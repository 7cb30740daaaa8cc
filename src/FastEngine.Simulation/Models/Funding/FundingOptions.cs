namespace FastEngine.Simulation.Models.Funding;

/// <summary>Funding of positions in perpetual futures: one rate every eight hours, or the rates of a file.</summary>
public sealed record FundingOptions
{
    public static readonly FundingOptions None = new();

    /// <summary>Times 1e9, at 00:00, 08:00 and 16:00 UTC; null: the rates of <see cref="Rates"/>.</summary>
    public long? FixedPpb { get; init; }

    /// <summary>In any order.</summary>
    public IReadOnlyList<FundingRate> Rates { get; init; } = [];

    /// <summary>Where the rates are from, for a person.</summary>
    public string Source { get; init; } = "";

    public bool IsNone => FixedPpb is null && Rates.Count == 0;

    internal void Check(int instruments)
    {
        if (FixedPpb is { } fixedPpb && Math.Abs(fixedPpb) > 1_000_000_000) throw new ArgumentException($"a fixed rate of {fixedPpb} billionths; a billion is the position itself");
        foreach (var rate in Rates)
        {
            if ((uint)rate.InstrumentId >= (uint)instruments) throw new ArgumentException($"funding of instrument {rate.InstrumentId}, of {instruments}");
            if (rate.AtNs < 0 || Math.Abs(rate.RatePpb) > 1_000_000_000) throw new ArgumentException($"funding of {rate.RatePpb} billionths at {rate.AtNs}: no such time or rate");
        }
    }
}
