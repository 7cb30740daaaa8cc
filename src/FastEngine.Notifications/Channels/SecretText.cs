namespace FastEngine.Notifications.Channels;

/// <summary>A token, key or address that nobody may read in a log: whatever turns it into text gets stars.</summary>
public sealed class SecretText
{
    private const int LeastPart = 6;
    private readonly string _value;

    /// <exception cref="ArgumentException">It is empty, or has blanks or control characters.</exception>
    public SecretText(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value.Trim();
        if (_value.Length == 0 || _value.Any(letter => char.IsControl(letter) || letter == ' ')) throw new ArgumentException("a secret is empty or holds blanks");
    }

    /// <summary>The secret, for the request that needs it.</summary>
    internal string Reveal() => _value;

    /// <summary>A text of somebody else, in which the secret and its longer parts are covered.</summary>
    internal string Cover(string text)
    {
        text = text.Replace(_value, "***", StringComparison.Ordinal);
        foreach (var part in _value.Split('/', '?', '&', '='))
            if (part.Length > LeastPart && !part.Contains('.', StringComparison.Ordinal)) text = text.Replace(part, "***", StringComparison.Ordinal);
        return text;
    }

    public override string ToString() => "***";
}
