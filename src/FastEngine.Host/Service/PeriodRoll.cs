namespace FastEngine.Host.Service;

/// <summary>What a symbol had at the last period that was heard whole, by number, and what is missing at this one.</summary>
/// <remarks>A period of which something was dropped on the way says of nothing that it is gone.</remarks>
internal sealed class PeriodRoll<TView>
    where TView : struct
{
    private readonly Dictionary<int, TView> _known = [];
    private readonly HashSet<int> _seen = [];
    private readonly List<TView> _gone = [];
    private long _periodNs;
    private int _expected;

    public void Begin(long periodNs, int expected)
    {
        _periodNs = periodNs;
        _expected = expected;
        _seen.Clear();
    }

    /// <summary>What is known of the number; false when it is new.</summary>
    public bool TryGet(int id, out TView view) => _known.TryGetValue(id, out view);

    /// <summary>Its row was taken.</summary>
    public void Keep(int id, in TView view) => _known[id] = view;

    /// <summary>The one of this number is there at the period.</summary>
    public void See(int id, long periodNs)
    {
        if (periodNs == _periodNs) _seen.Add(id);
    }

    /// <summary>Those that are gone, once the period is heard whole; none before.</summary>
    public IReadOnlyList<TView> Gone(long periodNs)
    {
        _gone.Clear();
        if (periodNs != _periodNs || _seen.Count < _expected) return _gone;
        foreach (var (id, view) in _known)
        {
            if (!_seen.Contains(id)) _gone.Add(view);
        }

        return _gone;
    }

    public void Forget(int id) => _known.Remove(id);
}
