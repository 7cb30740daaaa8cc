namespace FastEngine.Venues.Json;

/// <summary>Where one JSON value stands in its frame; of a string the range between the quotes.</summary>
internal readonly struct JsonValue(JsonKind kind, int start, int length)
{
    public readonly int Start = start;
    public readonly int Length = length;
    public readonly JsonKind Kind = kind;

    public bool IsPresent => Kind != JsonKind.Missing;

    public bool IsString => Kind is JsonKind.String or JsonKind.EscapedString;

    public ReadOnlySpan<byte> In(ReadOnlySpan<byte> frame) => frame.Slice(Start, Length);
}
