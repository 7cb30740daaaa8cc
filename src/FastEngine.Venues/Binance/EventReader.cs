using System.Runtime.CompilerServices;
using FastEngine.Venues.Json;

namespace FastEngine.Venues.Binance;

/// <summary>The general path: reads a whole frame as strict JSON, in any field order and spacing, and finds the fields of its event.</summary>
internal static class EventReader
{
    /// <summary>False when the frame is not exactly one JSON object or array. Otherwise the fields of the event: those of <c>data</c> when the
    /// frame is an envelope (a string <c>stream</c> and an object <c>data</c>, in any order), else those of the frame itself.</summary>
    [SkipLocalsInit]
    public static bool TryRead(ReadOnlySpan<byte> frame, out EventFields fields)
    {
        var json = new JsonCursor(frame);
        fields = default;
        var data = default(EventFields);
        var hasStream = false;
        var hasData = false;
        // Streams over all markets send bare arrays; no trade comes in one.
        if (json.Peek() == '[') return json.TryReadValue(0, out _) && json.IsAtEnd();
        if (!json.TryTake((byte)'{')) return false;
        if (!json.TryTake((byte)'}'))
        {
            do
            {
                if (!json.TryReadName(out var name)) return false;
                var isData = name.Length > 1 && JsonText.Equals(frame, name, "data"u8);
                if (isData && json.Peek() == '{')
                {
                    data = default;
                    hasData = true;
                    if (!TryReadData(frame, ref json, ref data)) return false;
                    continue;
                }

                if (!json.TryReadValue(1, out var value)) return false;
                if (isData) hasData = false;
                else if (name.Length > 1 && JsonText.Equals(frame, name, "stream"u8)) hasStream = value.IsString;
                else fields.Keep(JsonText.SingleLetter(frame, name), value);
            }
            while (json.TryTake((byte)','));
            if (!json.TryTake((byte)'}')) return false;
        }

        if (hasStream && hasData) fields = data;
        return json.IsAtEnd();
    }

    private static bool TryReadData(ReadOnlySpan<byte> frame, ref JsonCursor json, ref EventFields data)
    {
        json.TryTake((byte)'{');
        if (json.TryTake((byte)'}')) return true;
        do
        {
            if (!json.TryReadName(out var name) || !json.TryReadValue(2, out var value)) return false;
            data.Keep(JsonText.SingleLetter(frame, name), value);
        }
        while (json.TryTake((byte)','));
        return json.TryTake((byte)'}');
    }
}
