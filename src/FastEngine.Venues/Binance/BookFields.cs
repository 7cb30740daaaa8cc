using System.Runtime.CompilerServices;
using FastEngine.Venues.Json;

namespace FastEngine.Venues.Binance;

/// <summary>The members of one book ticker, as ranges of the frame; of duplicates the last.</summary>
internal struct BookFields
{
    public JsonValue EventType;
    public JsonValue Symbol;
    public JsonValue Bid;
    public JsonValue BidQuantity;
    public JsonValue Ask;
    public JsonValue AskQuantity;
    public JsonValue Time;

    /// <summary>All that a book ticker of any market has.</summary>
    public readonly bool HasBook => Symbol.IsPresent && Bid.IsString && BidQuantity.IsString && Ask.IsString && AskQuantity.IsString;

    /// <summary>False when the frame is not exactly one JSON object or array. Otherwise the fields of the event, inside an envelope or bare.</summary>
    [SkipLocalsInit]
    public static bool TryRead(ReadOnlySpan<byte> frame, out BookFields fields)
    {
        var json = new JsonCursor(frame);
        fields = default;
        if (json.Peek() == '[') return json.TryReadValue(0, out _) && json.IsAtEnd();
        if (!TryReadObject(frame, ref json, ref fields, depth: 1, out var inner, out var hasInner)) return false;
        if (hasInner) fields = inner;
        return json.IsAtEnd();
    }

    private static bool TryReadObject(ReadOnlySpan<byte> frame, ref JsonCursor json, ref BookFields fields, int depth, out BookFields inner, out bool hasInner)
    {
        inner = default;
        hasInner = false;
        if (!json.TryTake((byte)'{')) return false;
        if (json.TryTake((byte)'}')) return true;
        do
        {
            if (!json.TryReadName(out var name)) return false;
            if (depth == 1 && name.Length > 1 && JsonText.Equals(frame, name, "data"u8) && json.Peek() == '{')
            {
                inner = default;
                hasInner = true;
                if (!TryReadObject(frame, ref json, ref inner, depth + 1, out _, out _)) return false;
                continue;
            }

            if (!json.TryReadValue(depth, out var value)) return false;
            fields.Keep(JsonText.SingleLetter(frame, name), value);
        }
        while (json.TryTake((byte)','));
        return json.TryTake((byte)'}');
    }

    private void Keep(byte name, in JsonValue value)
    {
        switch (name)
        {
            case (byte)'e': EventType = value; break;
            case (byte)'s': Symbol = value; break;
            case (byte)'b': Bid = value; break;
            case (byte)'B': BidQuantity = value; break;
            case (byte)'a': Ask = value; break;
            case (byte)'A': AskQuantity = value; break;
            case (byte)'T': Time = value; break;
        }
    }
}
