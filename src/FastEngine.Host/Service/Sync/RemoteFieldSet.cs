using System.Globalization;
using FastEngine.Core;
using FastEngine.Host.Configuration;
using FastEngine.Storage.Firestore;

namespace FastEngine.Host.Service.Sync;

/// <summary>The fields of a followed document, read as what they must be; what is wrong is a refusal in words.</summary>
internal sealed class RemoteFieldSet(RemoteConfigChange change)
{
    // What describes a document, and changes nothing here.
    private static readonly string[] Descriptive = ["exchange", "market_type", "market", "strategy", "config_type", "name", "description", "version", "created_at", "updated_at", "updated_by"];

    private readonly IReadOnlyDictionary<string, object?> _fields = change.Fields!;

    public string Id => change.DocumentId;

    /// <exception cref="RemoteConfigException">There is a field that is not among these.</exception>
    public void RefuseOthersThan(IReadOnlyCollection<string> known)
    {
        foreach (var name in _fields.Keys)
        {
            if (known.Contains(name) || Descriptive.Contains(name)) continue;
            var nearest = NearestText.Of(name, known);
            throw new RemoteConfigException($"{Shown.Quoted(name)} is no field that can be changed here{(nearest is null ? "" : $" (nearest: {nearest})")}; known are {string.Join(", ", known)}.");
        }
    }

    public bool Has(string name) => _fields.TryGetValue(name, out var value) && value is not null;

    /// <summary>A text; null when it is not there.</summary>
    public string? Text(string name) => !Has(name) ? null
        : _fields[name] as string ?? throw new RemoteConfigException($"{name} is not a text.");

    public bool Flag(string name, bool otherwise) => !Has(name) ? otherwise
        : _fields[name] as bool? ?? throw new RemoteConfigException($"{name} is not true or false.");

    /// <summary>A timestamp, or a text of one with its offset.</summary>
    public DateTimeOffset? Time(string name)
    {
        if (!Has(name)) return null;
        if (_fields[name] is DateTimeOffset time) return time;
        if (_fields[name] is string text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time)) return time;
        throw new RemoteConfigException($"{name} is not a time.");
    }

    /// <summary>A number or its text, checked as the local setting is; a unit may stand behind it.</summary>
    public T Value<T>(string name, Knob<T> knob, string unit)
        where T : notnull
    {
        var text = _fields[name] switch
        {
            string written => written.Trim(),
            long whole => whole.ToString(CultureInfo.InvariantCulture),
            // What a person typed as 0.04 comes as its nearest double: the shortest text that gives it again is what was typed.
            double number when Math.Abs(number) < 1e15 && Math.Abs(number) >= 1e-4 || _fields[name] is 0d => number.ToString("R", CultureInfo.InvariantCulture),
            _ => throw new RemoteConfigException($"{name} is not a number."),
        };
        if (text.EndsWith(unit, StringComparison.Ordinal)) text = text[..^unit.Length].TrimEnd();
        if (knob.TryRead(new WrittenScalar(Origin.File($"{change.Collection}/{change.DocumentId}"), text), out var value, out var problem)) return value;
        throw new RemoteConfigException($"{name}: {problem.Text}; allowed: {knob.Allowed}.");
    }

    /// <summary>Whether it is of the exchange that this engine trades at; a document that names none is.</summary>
    public bool IsOfExchange(string exchange) => Text("exchange") is not { } named || named.Equals(exchange, StringComparison.OrdinalIgnoreCase);

    /// <summary>The market that it names, if any.</summary>
    /// <exception cref="RemoteConfigException">It is none that there is.</exception>
    public Market? Market()
    {
        var named = Text("market_type") ?? Text("market");
        if (named is null or "all") return null;
        return MarketOf(named) ?? throw new RemoteConfigException($"{Shown.Quoted(named)} is not a market; there are spot, usdm (futures) and coinm.");
    }

    public static Market? MarketOf(string name) => name.ToLowerInvariant() switch
    {
        "spot" => Core.Market.Spot,
        "usdm" or "futures" or "usdm_futures" => Core.Market.UsdMargined,
        "coinm" or "coinm_futures" => Core.Market.CoinMargined,
        _ => null,
    };
}
