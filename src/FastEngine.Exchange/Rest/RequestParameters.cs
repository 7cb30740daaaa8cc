using FastEngine.Exchange.Errors;

namespace FastEngine.Exchange.Rest;

/// <summary>The parameters of a request, decoded; what is missing or malformed is refused in the exchange's words.</summary>
internal sealed class RequestParameters
{
    private readonly Dictionary<string, string> _values = [];

    public string? this[string name] => _values.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    public IEnumerable<KeyValuePair<string, string>> All => _values;

    /// <summary>Adds a parameter; of one that stands twice the last counts.</summary>
    public void Set(string name, string value) => _values[name] = value;

    /// <summary>Reads <c>a=1&amp;b=2</c>.</summary>
    public void Read(string encoded)
    {
        foreach (var pair in encoded.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? pair : pair[..equals];
            Set(Decode(name), equals < 0 ? "" : Decode(pair[(equals + 1)..]));
        }
    }

    public bool Has(string name) => this[name] is not null;

    public string Required(string name) => this[name] ?? throw new RefusedException(VenueErrors.Missing(name));

    public decimal? Number(string name)
    {
        if (this[name] is not { } text) return null;
        return Decimals.TryParse(text, out var value) ? value : throw new RefusedException(VenueErrors.IllegalCharacters(name));
    }

    public decimal RequiredNumber(string name) => Number(name) ?? throw new RefusedException(VenueErrors.Missing(name));

    public long? Integer(string name)
    {
        if (this[name] is not { } text) return null;
        return long.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new RefusedException(VenueErrors.IllegalCharacters(name));
    }

    /// <summary>A number of rows, at most <paramref name="most"/>.</summary>
    public int Limit(int standard, int most) => (int)Math.Clamp(Integer("limit") ?? standard, 1, most);

    public bool Flag(string name) => this[name] switch
    {
        null => false,
        var text when text.Equals("true", StringComparison.OrdinalIgnoreCase) => true,
        var text when text.Equals("false", StringComparison.OrdinalIgnoreCase) => false,
        _ => throw new RefusedException(VenueErrors.Missing(name)),
    };

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
