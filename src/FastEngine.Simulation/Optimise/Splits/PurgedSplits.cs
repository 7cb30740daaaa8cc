using System.Numerics;

namespace FastEngine.Simulation.Optimise.Splits;

/// <summary>Purged k-fold cross-validation with an embargo, and its combinatorial form.</summary>
/// <remarks>López de Prado, "Advances in Financial Machine Learning" (2018), chapters 7 and 12. A window or a held position reaches over the edge of
/// a block; so periods before a test block within the purge, and after it within the embargo, are left out of those that parameters are chosen by.</remarks>
public static class PurgedSplits
{
    private const int MostBlocks = 20;

    /// <param name="periods">How many returns there are.</param>
    /// <param name="blocks">Of about equal length.</param>
    /// <param name="testBlocks">How many are tried on at a time; 1 is k-fold, more is combinatorial.</param>
    /// <param name="gap">Purge and embargo, each, in periods.</param>
    /// <exception cref="ArgumentException">There are too few periods, or nothing is left to choose by.</exception>
    public static IReadOnlyList<PurgedSplit> Of(int periods, int blocks, int testBlocks, int gap)
    {
        if (blocks is < 2 or > MostBlocks) throw new ArgumentException($"{blocks} folds: there may be 2 to {MostBlocks}", nameof(blocks));
        if (testBlocks < 1 || testBlocks >= blocks) throw new ArgumentException($"{testBlocks} of {blocks} folds to try on leave nothing to choose by", nameof(testBlocks));
        if (periods < blocks) throw new ArgumentException($"{periods} periods are too few for {blocks} folds", nameof(periods));
        var splits = new List<PurgedSplit>();
        for (var mask = 0u; mask < 1u << blocks; mask++)
        {
            if (BitOperations.PopCount(mask) == testBlocks) splits.Add(Split(periods, blocks, mask, gap));
        }

        // The first block first, as a person counts.
        return [.. splits.OrderBy(split => string.Join(',', split.TestBlocks.Select(block => $"{block:D2}")), StringComparer.Ordinal)];
    }

    private static PurgedSplit Split(int periods, int blocks, uint mask, int gap)
    {
        var isTest = new bool[periods];
        var isLost = new bool[periods];
        var chosen = new List<int>();
        for (var block = 0; block < blocks; block++)
        {
            if ((mask & (1u << block)) == 0) continue;
            chosen.Add(block);
            var (from, to) = (Start(block), Start(block + 1));
            for (var i = Math.Max(0, from - gap); i < Math.Min(periods, to + gap); i++) isLost[i] = true;
            for (var i = from; i < to; i++) isTest[i] = true;
        }

        var train = Enumerable.Range(0, periods).Where(i => !isLost[i]).ToArray();
        if (train.Length < 2) throw new ArgumentException($"an embargo of {gap} periods leaves nothing of {periods} to choose by", nameof(gap));
        return new PurgedSplit(chosen, train, [.. Enumerable.Range(0, periods).Where(i => isTest[i])]);

        int Start(int block) => (int)((long)periods * block / blocks);
    }
}
