namespace FastEngine.Host.Configuration;

/// <summary>The returns that persistence is measured of hold the largest of its chunks.</summary>
public sealed class PersistenceRule : IConfigRule
{
    public IReadOnlyList<Knob> Knobs { get; } =
        [Configuration.Knobs.Indicators.PersistenceChunks, Configuration.Knobs.Indicators.PersistenceReturns];

    public string? Check(ResolvedConfig config)
    {
        var largest = config.Get(Configuration.Knobs.Indicators.PersistenceChunks)[^1];
        var returns = config.Get(Configuration.Knobs.Indicators.PersistenceReturns);
        return largest <= returns ? null : $"a chunk of {largest} is more than indicators.persistence.returns ({returns})";
    }
}
