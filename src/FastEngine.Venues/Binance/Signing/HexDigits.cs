namespace FastEngine.Venues.Binance.Signing;

/// <summary>Bytes as the lower-case digits that the venue reads.</summary>
internal static class HexDigits
{
    /// <param name="bytes">What is written.</param>
    /// <param name="destination">Twice as long.</param>
    public static void Write(ReadOnlySpan<byte> bytes, Span<byte> destination)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            destination[2 * i] = Digit(bytes[i] >> 4);
            destination[2 * i + 1] = Digit(bytes[i] & 15);
        }
    }

    private static byte Digit(int value) => (byte)(value < 10 ? '0' + value : 'a' + value - 10);
}
