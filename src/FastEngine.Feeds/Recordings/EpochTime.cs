using FastEngine.Core;

namespace FastEngine.Feeds;

/// <summary>A printed time since the Unix epoch whose unit (s, ms, us, ns) is told by its magnitude alone.</summary>
/// <remarks>A whole number below 1e11 is seconds (until the year 5138), below 1e14 milliseconds (from 1973), below 1e17 microseconds,
/// else nanoseconds. A fraction is allowed; digits below a nanosecond are cut off.</remarks>
public static class EpochTime
{
    private const long SecondsLimit = 100_000_000_000;
    private const long MsLimit = SecondsLimit * 1_000;
    private const long UsLimit = MsLimit * 1_000;
    private const int MaxDigits = 19;

    /// <summary>Parses digits with an optional fraction. False when it is not that, or beyond <see cref="EngineTime.MaxNs"/>.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out long timeNs)
    {
        timeNs = 0;
        ulong whole = 0;
        var i = 0;
        while (i < MaxDigits - EightDigits.Length && text.Length - i >= EightDigits.Length && EightDigits.TryParse(text[i..], out var eight))
        {
            whole = whole * 100_000_000 + eight;
            i += EightDigits.Length;
        }

        for (; i < text.Length; i++)
        {
            var digit = (uint)(text[i] - '0');
            if (digit > 9) break;
            if (i == MaxDigits) return false;
            whole = whole * 10 + digit;
        }

        if (i == 0 || whole > long.MaxValue) return false;
        var value = (long)whole;
        var unitNs = value < SecondsLimit ? EngineTime.NsPerSecond : value < MsLimit ? EngineTime.NsPerMs : value < UsLimit ? EngineTime.NsPerUs : 1;
        if (value > long.MaxValue / unitNs) return false;
        timeNs = value * unitNs;
        return timeNs <= EngineTime.MaxNs && (i == text.Length || TryAddFraction(text[i..], unitNs, ref timeNs));
    }

    private static bool TryAddFraction(ReadOnlySpan<byte> fraction, long unitNs, ref long timeNs)
    {
        if (fraction[0] != '.' || fraction.Length == 1) return false;
        long added = 0;
        foreach (var c in fraction[1..])
        {
            var digit = (uint)(c - '0');
            if (digit > 9) return false;
            unitNs /= 10;
            added += digit * unitNs;
        }

        if (timeNs > long.MaxValue - added) return false;
        timeNs += added;
        return true;
    }
}
