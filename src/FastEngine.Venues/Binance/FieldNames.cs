using System.Runtime.CompilerServices;

namespace FastEngine.Venues.Binance;

/// <summary>What stands between two values in the exchange's byte shape, as little-endian words: a one-letter name with its quotes, comma and colon,
/// and the quotes that end the text before it or open the text after it.</summary>
internal static class FieldNames
{
    /// <summary><c>,"x":</c> between numbers.</summary>
    public const nuint NumberToNumber = 5;

    /// <summary><c>,"x":"</c></summary>
    public const nuint NumberToText = 6;

    /// <summary><c>","x":</c></summary>
    public const nuint TextToNumber = 6;

    /// <summary><c>","x":"</c></summary>
    public const nuint TextToText = 7;

    private const ulong Quote = '"';
    private const ulong Name = ',' | Quote << 8 | Quote << 24 | (ulong)':' << 32;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsNumberToNumber(ulong word, char name) => word << 24 == (Name | (ulong)name << 16) << 24;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsNumberToText(ulong word, char name) => word << 16 == (Name | (ulong)name << 16 | Quote << 40) << 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsTextToNumber(ulong word, char name) => word << 16 == (Quote | (Name | (ulong)name << 16) << 8) << 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsTextToText(ulong word, char name) => word << 8 == (Quote | (Name | (ulong)name << 16) << 8 | Quote << 48) << 8;
}
