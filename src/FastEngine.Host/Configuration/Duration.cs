using System.Globalization;

namespace FastEngine.Host.Configuration;

/// <summary>Durations as people write them, a whole number and one unit (<c>250ms</c>, <c>15s</c>, <c>24h</c>), to nanoseconds and back.</summary>
public static class Duration
{
    /// <summary>For messages.</summary>
    public const string Units = "ns, us, ms, s, m, h or d";

    // Longest first: the first that divides a duration is the unit it is printed in.
    private static readonly (string Name, long Ns)[] UnitsInNs =
    [
        ("d", 86_400_000_000_000), ("h", 3_600_000_000_000), ("m", 60_000_000_000), ("s", 1_000_000_000), ("ms", 1_000_000), ("us", 1_000),
        ("ns", 1),
    ];

    /// <summary>False when the text is not digits and one known unit, or is longer than a <see cref="long"/> of nanoseconds holds.</summary>
    public static bool TryParse(string text, out long ns)
    {
        ns = 0;
        var digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits])) digits++;
        if (!long.TryParse(text.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var count)) return false;
        foreach (var (name, unitNs) in UnitsInNs)
        {
            if (!text.AsSpan(digits).SequenceEqual(name)) continue;
            if (count > long.MaxValue / unitNs) return false;
            ns = count * unitNs;
            return true;
        }

        return false;
    }

    /// <summary>In the largest unit that leaves a whole number: 90 s is <c>90s</c>, 60 s is <c>1m</c>.</summary>
    public static string Format(long ns)
    {
        if (ns == 0) return "0s";
        foreach (var (name, unitNs) in UnitsInNs)
        {
            if (ns % unitNs == 0) return $"{ns / unitNs}{name}";
        }

        throw new InvalidOperationException("every duration is a whole number of nanoseconds");
    }
}
