using FastEngine.Engine;
using FastEngine.Host.Outputs.Trading;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Regimes;

namespace FastEngine.Host.Backtesting;

/// <summary>What level 1 made of each symbol as time went on, from the decision records: only the changes are kept.</summary>
internal sealed class RegimeLog(RegimeOptions options, int instruments) : IShardOutputHandler
{
    private readonly List<(long TimeNs, Regime Regime)>[] _changes = [.. Enumerable.Range(0, instruments).Select(_ => new List<(long, Regime)>())];

    public void OnDecision(in DecisionRecord record)
    {
        // Below level 1 nothing was classified yet.
        if (record.Level == 0) return;
        var regime = options.Of(record.Conditions);
        var changes = _changes[record.InstrumentId];
        if (changes.Count == 0 || changes[^1].Regime != regime) changes.Add((record.TimeNs, regime));
    }

    /// <summary>Null when nothing had classified the symbol by then.</summary>
    public string? At(int instrumentId, long timeNs)
    {
        var changes = _changes[instrumentId];
        var (low, high) = (0, changes.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (changes[middle].TimeNs <= timeNs) low = middle + 1;
            else high = middle;
        }

        return low == 0 ? null : Names.Snake(changes[low - 1].Regime.ToString());
    }
}
