using System.Globalization;
using System.Text;

namespace FastEngine.Venues.Json;

/// <summary>The text of JSON strings whose grammar a <see cref="JsonCursor"/> has checked.</summary>
internal static class JsonText
{
    /// <summary>True when the string's text is <paramref name="ascii"/>, however it is escaped.</summary>
    public static bool Equals(ReadOnlySpan<byte> frame, in JsonValue text, ReadOnlySpan<byte> ascii)
    {
        var raw = text.In(frame);
        if (text.Kind == JsonKind.String) return raw.SequenceEqual(ascii);
        var at = 0;
        foreach (var expected in ascii)
        {
            if (at == raw.Length || NextUnit(raw, ref at) != expected) return false;
        }

        return at == raw.Length;
    }

    /// <summary>The only character of a one-character ASCII name, else 0.</summary>
    public static byte SingleLetter(ReadOnlySpan<byte> frame, in JsonValue name)
    {
        var raw = name.In(frame);
        if (raw.Length == 1) return raw[0];
        if (name.Kind != JsonKind.EscapedString) return 0;
        var at = 0;
        var unit = NextUnit(raw, ref at);
        return at == raw.Length && unit < 0x80 ? (byte)unit : (byte)0;
    }

    /// <summary>The text as UTF-8; false when it is not Unicode (a lone surrogate, broken UTF-8).</summary>
    /// <inheritdoc cref="TryUnescape(ReadOnlySpan{byte}, in JsonValue, Span{byte}, out ReadOnlySpan{byte})"/>
    public static bool TryGet(ReadOnlySpan<byte> frame, scoped in JsonValue value, Span<byte> buffer, out ReadOnlySpan<byte> text) =>
        TryUnescape(frame, value, buffer, out text) && (Ascii.IsValid(text) || System.Text.Unicode.Utf8.IsValid(text));

    /// <summary>The text with its escapes resolved and its other bytes as they are; false when an escape is a lone surrogate.</summary>
    /// <param name="buffer">Holds the text when it has escapes. One that is too small is replaced by an array:
    /// only a hostile frame escapes what this engine reads.</param>
    public static bool TryUnescape(ReadOnlySpan<byte> frame, scoped in JsonValue value, Span<byte> buffer, out ReadOnlySpan<byte> text)
    {
        text = value.In(frame);
        if (value.Kind != JsonKind.EscapedString) return true;

        // An escape is never shorter than its UTF-8.
        if (buffer.Length < text.Length) buffer = new byte[text.Length];
        var unescaped = TryUnescape(text, buffer, out var length);
        text = buffer[..length];
        return unescaped;
    }

    private static bool TryUnescape(ReadOnlySpan<byte> raw, Span<byte> destination, out int length)
    {
        length = 0;
        for (var at = 0; at < raw.Length;)
        {
            if (raw[at] != '\\')
            {
                destination[length++] = raw[at++];
                continue;
            }

            var unit = NextUnit(raw, ref at);
            Rune rune;
            if (char.IsHighSurrogate((char)unit))
            {
                if (at == raw.Length || raw[at] != '\\' || !Rune.TryCreate((char)unit, (char)NextUnit(raw, ref at), out rune)) return false;
            }
            else if (!Rune.TryCreate((char)unit, out rune))
            {
                return false;
            }

            length += rune.EncodeToUtf8(destination[length..]);
        }

        return true;
    }

    // A plain byte as it is, or the UTF-16 unit of an escape.
    private static int NextUnit(ReadOnlySpan<byte> raw, ref int at)
    {
        var c = raw[at++];
        if (c != '\\') return c;
        c = raw[at++];
        switch (c)
        {
            case (byte)'b': return '\b';
            case (byte)'f': return '\f';
            case (byte)'n': return '\n';
            case (byte)'r': return '\r';
            case (byte)'t': return '\t';
            case (byte)'u':
                at += 4;
                return ushort.Parse(raw.Slice(at - 4, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            default: return c;
        }
    }
}
