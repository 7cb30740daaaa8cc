namespace FastEngine.Venues.Json;

/// <summary>The type of a JSON value; strings that hold an escape are told apart because their bytes are not their text.</summary>
internal enum JsonKind : byte
{
    Missing = 0,
    String,
    EscapedString,
    Number,
    True,
    False,
    Null,
    Object,
    Array,
}
