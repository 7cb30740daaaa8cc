using FastEngine.Exchange;

namespace FastEngine.Host.Drilling.Faults;

/// <summary>For how long each position of the venue was without stops of its whole size there.</summary>
internal sealed class NakedWatch
{
    private readonly Dictionary<(string Symbol, string Side), long> _sinceNs = [];

    public long LongestNs { get; private set; }

    /// <summary>Which position that was.</summary>
    public string Longest { get; private set; } = "";

    public void Look(AccountView account)
    {
        foreach (var key in _sinceNs.Keys.ToArray())
        {
            if (!account.Positions.Any(position => (position.Symbol, position.Side) == key && !position.IsProtected)) _sinceNs.Remove(key);
        }

        foreach (var position in account.Positions)
        {
            if (position.IsProtected) continue;
            if (!_sinceNs.TryGetValue((position.Symbol, position.Side), out var sinceNs)) _sinceNs[(position.Symbol, position.Side)] = sinceNs = account.TimeNs;
            if (account.TimeNs - sinceNs <= LongestNs) continue;
            LongestNs = account.TimeNs - sinceNs;
            Longest = $"{position.Symbol} {position.Side} {position.Amount}, stops of {position.Covered}";
        }
    }
}
