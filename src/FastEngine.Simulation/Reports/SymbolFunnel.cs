namespace FastEngine.Simulation.Reports;

/// <summary>How many evaluations of a symbol got how far. From level 1 on each direction that passes counts once.</summary>
public sealed record SymbolFunnel(string Symbol, long Evaluations, long Warm, long Level1, long Level2, long Level3, long Level4, long Signals)
{
    /// <summary>The sum over all symbols, under the name <paramref name="name"/>.</summary>
    public static SymbolFunnel Total(string name, IReadOnlyList<SymbolFunnel> funnels) => funnels.Aggregate(
        new SymbolFunnel(name, 0, 0, 0, 0, 0, 0, 0),
        (sum, next) => new SymbolFunnel(name, sum.Evaluations + next.Evaluations, sum.Warm + next.Warm, sum.Level1 + next.Level1,
            sum.Level2 + next.Level2, sum.Level3 + next.Level3, sum.Level4 + next.Level4, sum.Signals + next.Signals));

    /// <summary>True when levels 2 to 4 took no part (<c>decision.mode: confluence</c>): signals without any.</summary>
    public bool SkipsLevels => Signals > 0 && Level2 == 0 && Level3 == 0 && Level4 == 0;
}
