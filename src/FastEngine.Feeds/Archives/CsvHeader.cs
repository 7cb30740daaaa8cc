using System.Runtime.CompilerServices;

namespace FastEngine.Feeds;

/// <summary>Tells the line that names the columns from rows, cheaply.</summary>
internal static class CsvHeader
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Is(ReadOnlySpan<byte> line)
    {
        // Rows of the exchange begin with a digit, rows of Tardis with "binance".
        var first = (byte)(line[0] | 0x20);
        return first is (byte)'a' or (byte)'i' or (byte)'e' or (byte)'t' or (byte)'"' && CsvLayoutProbe.IsHeader(line);
    }
}
