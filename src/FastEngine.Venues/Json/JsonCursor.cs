using System.Runtime.CompilerServices;

namespace FastEngine.Venues.Json;

/// <summary>A strict, forward-only reader of one JSON text (RFC 8259): every member says whether the text allowed it, none throws or allocates.</summary>
/// <remarks>Nesting is limited to <see cref="MaxDepth"/>, as in System.Text.Json, so that no input can exhaust a stack.
/// Bytes of 0x80 and above are taken as they are inside strings; who uses a string's text decides on its UTF-8.</remarks>
internal ref struct JsonCursor(ReadOnlySpan<byte> text)
{
    public const int MaxDepth = 64;

    private readonly ReadOnlySpan<byte> _text = text;
    private int _at;

    /// <summary>The next byte after white space without taking it; 0 at the end (and 0 is legal nowhere in JSON).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte Peek()
    {
        var c = Current();
        return c > ' ' ? c : PeekBehindSpace();
    }

    private byte PeekBehindSpace()
    {
        while ((uint)_at < (uint)_text.Length)
        {
            var c = _text[_at];
            if (!IsSpace(c)) return c;
            _at++;
        }

        return 0;
    }

    public bool TryTake(byte expected)
    {
        if (Peek() != expected) return false;
        _at++;
        return true;
    }

    /// <summary>True when nothing but white space is left.</summary>
    public bool IsAtEnd()
    {
        Peek();
        return _at == _text.Length;
    }

    /// <summary>Reads a member's name and its colon.</summary>
    public bool TryReadName(out JsonValue name)
    {
        if (Peek() == '"') return TryReadString(out name) && TryTake((byte)':');
        name = default;
        return false;
    }

    /// <summary>Reads a value of any type; <paramref name="depth"/> containers are open around it.</summary>
    public bool TryReadValue(int depth, out JsonValue value)
    {
        var c = Peek();
        if (c is not ((byte)'{' or (byte)'[')) return TryReadScalar(c, out value);
        var start = _at;
        var skipped = TrySkipContainer(depth);
        value = new JsonValue(c == '{' ? JsonKind.Object : JsonKind.Array, start, _at - start);
        return skipped;
    }

    // One bit an open container, 1 for an object: no recursion, whatever the input nests.
    private bool TrySkipContainer(int depth)
    {
        ulong objects = 0;
        var open = 0;
        while (true)
        {
            var c = Peek();
            if (c is (byte)'{' or (byte)'[')
            {
                if (depth + ++open > MaxDepth) return false;
                var isObject = c == '{';
                objects = (objects << 1) | (isObject ? 1UL : 0UL);
                _at++;
                if (Peek() != (isObject ? '}' : ']'))
                {
                    if (isObject && !TryReadName(out _)) return false;
                    continue;
                }
            }
            else if (!TryReadScalar(c, out _))
            {
                return false;
            }

            while (true)
            {
                var isObject = (objects & 1) != 0;
                if (TryTake((byte)','))
                {
                    if (isObject && !TryReadName(out _)) return false;
                    break;
                }

                if (!TryTake((byte)(isObject ? '}' : ']'))) return false;
                objects >>= 1;
                if (--open == 0) return true;
            }
        }
    }

    private bool TryReadScalar(byte first, out JsonValue value)
    {
        switch (first)
        {
            case (byte)'"': return TryReadString(out value);
            case (byte)'t': return TryReadWord("true"u8, JsonKind.True, out value);
            case (byte)'f': return TryReadWord("false"u8, JsonKind.False, out value);
            case (byte)'n': return TryReadWord("null"u8, JsonKind.Null, out value);
            default: return TryReadNumber(out value);
        }
    }

    private bool TryReadWord(ReadOnlySpan<byte> word, JsonKind kind, out JsonValue value)
    {
        value = new JsonValue(kind, _at, word.Length);
        if (!_text[_at..].StartsWith(word)) return false;
        _at += word.Length;
        return true;
    }

    private bool TryReadString(out JsonValue value)
    {
        var start = _at + 1;
        var at = start;
        var kind = JsonKind.String;
        while ((uint)at < (uint)_text.Length)
        {
            var c = _text[at++];
            if (c > '\\') continue;
            if (c == '"')
            {
                _at = at;
                value = new JsonValue(kind, start, at - 1 - start);
                return true;
            }

            if (c < ' ') break;
            if (c != '\\') continue;
            kind = JsonKind.EscapedString;
            _at = at;
            if (!TryTakeEscape()) break;
            at = _at;
        }

        value = default;
        return false;
    }

    private bool TryTakeEscape()
    {
        if ((uint)_at >= (uint)_text.Length) return false;
        var c = _text[_at++];
        if (c != 'u') return c is (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t';
        if (_text.Length - _at < 4) return false;
        for (var end = _at + 4; _at < end; _at++)
        {
            if (!char.IsAsciiHexDigit((char)_text[_at])) return false;
        }

        return true;
    }

    private bool TryReadNumber(out JsonValue value)
    {
        var start = _at;
        value = default;
        if (Current() == '-') _at++;
        var whole = _at;
        if (!TryTakeDigits() || (_text[whole] == '0' && _at > whole + 1)) return false;
        if (Current() == '.')
        {
            _at++;
            if (!TryTakeDigits()) return false;
        }

        if ((Current() | 0x20) == 'e')
        {
            _at++;
            if (Current() is (byte)'+' or (byte)'-') _at++;
            if (!TryTakeDigits()) return false;
        }

        value = new JsonValue(JsonKind.Number, start, _at - start);
        return true;
    }

    private bool TryTakeDigits()
    {
        var at = _at;
        while ((uint)at < (uint)_text.Length && char.IsAsciiDigit((char)_text[at])) at++;
        var any = at > _at;
        _at = at;
        return any;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly byte Current() => (uint)_at < (uint)_text.Length ? _text[_at] : (byte)0;

    private static bool IsSpace(byte c) => c is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';
}
