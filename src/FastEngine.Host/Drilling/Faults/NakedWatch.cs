using FastEngine.Core;
using FastEngine.Exchange;

namespace FastEngine.Host.Drilling.Faults;

/// <summary>For how long each position of the venue was without stops of its whole size there.</summary>
/// <remarks>Time in which the drill itself did not run does not count: then its engine did not run either.</remarks>
internal sealed class NakedWatch
{
    private const long MostBetweenNs = EngineTime.NsPerSecond;

    private readonly Dictionary<(string Symbol, string Side), long> _nakedNs = [];
    private long _lookedNs;

    public long LongestNs { get; private set; }

    /// <summary>Which position that was.</summary>
    public string Longest { get; private set; } = "";

    public void Look(AccountView account)
    {
        var passedNs = _lookedNs == 0 ? 0 : Math.Min(account.TimeNs - _lookedNs, MostBetweenNs);
        _lookedNs = account.TimeNs;
        foreach (var key in _nakedNs.Keys.ToArray())
        {
            if (!account.Positions.Any(position => (position.Symbol, position.Side) == key && !position.IsProtected)) _nakedNs.Remove(key);
        }

        foreach (var position in account.Positions)
        {
            if (position.IsProtected) continue;
            var isKnown = _nakedNs.TryGetValue((position.Symbol, position.Side), out var nakedNs);
            if (isKnown) nakedNs += passedNs;
            _nakedNs[(position.Symbol, position.Side)] = nakedNs;
            if (nakedNs <= LongestNs) continue;
            LongestNs = nakedNs;
            Longest = $"{position.Symbol} {position.Side} {position.Amount}, stops of {position.Covered}";
        }
    }
}
