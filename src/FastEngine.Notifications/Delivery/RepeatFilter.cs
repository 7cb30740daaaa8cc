using System.Text.Json.Serialization;

namespace FastEngine.Notifications.Delivery;

/// <summary>Lets the first of what is alike through, and counts what follows until its time is over.</summary>
internal sealed class RepeatFilter(TimeSpan window)
{
    private const int MostKeys = 4_096;

    private readonly Dictionary<string, Seen> _seen = new(StringComparer.Ordinal);

    /// <summary>How many were counted and not told, ever.</summary>
    public long Held { get; private set; }

    /// <param name="key">Equal for what is alike.</param>
    /// <param name="now">The time.</param>
    /// <param name="more">How many were held since the last that was let through.</param>
    public bool Admits(string key, DateTimeOffset now, out long more)
    {
        more = 0;
        if (_seen.TryGetValue(key, out var seen))
        {
            if (now - seen.Told < window)
            {
                _seen[key] = seen with { More = seen.More + 1 };
                Held++;
                return false;
            }

            more = seen.More;
        }

        if (_seen.Count >= MostKeys) Forget(now);
        _seen[key] = new Seen(now, 0);
        return true;
    }

    public Dictionary<string, Seen> Save() => new(_seen);

    public void Restore(IReadOnlyDictionary<string, Seen> seen)
    {
        foreach (var (key, value) in seen) _seen[key] = value;
    }

    // Trades have keys of their own, so that keys never stop coming.
    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, seen) in _seen.ToList())
            if (now - seen.Told >= window) _seen.Remove(key);
        foreach (var (key, _) in _seen.OrderBy(pair => pair.Value.Told).Take(_seen.Count - (MostKeys / 2)).ToList()) _seen.Remove(key);
    }

    /// <param name="Told">When the last was let through.</param>
    /// <param name="More">How many were held since.</param>
    internal readonly record struct Seen([property: JsonPropertyName("told")] DateTimeOffset Told, [property: JsonPropertyName("more")] long More);
}
