using System.Buffers.Text;

namespace FastEngine.Host.Tracing;

/// <summary>Fields of a line that this engine wrote, found without parsing the whole of it.</summary>
/// <remarks>Values hold no quotes, and a key with its quotes and colon can stand in no value, so the first place that it is found at is it.</remarks>
internal static class LineFields
{
    public static bool TryWhole(ReadOnlySpan<byte> line, ReadOnlySpan<byte> keyAndColon, out long value)
    {
        value = 0;
        var at = line.IndexOf(keyAndColon);
        return at >= 0 && Utf8Parser.TryParse(line[(at + keyAndColon.Length)..], out value, out _);
    }

    /// <param name="line">One JSON object.</param>
    /// <param name="keyAndQuote">Such as <c>"symbol":"</c>.</param>
    /// <returns>Empty when it is not there.</returns>
    public static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> line, ReadOnlySpan<byte> keyAndQuote)
    {
        var at = line.IndexOf(keyAndQuote);
        if (at < 0) return default;
        var rest = line[(at + keyAndQuote.Length)..];
        var end = rest.IndexOf((byte)'"');
        return end < 0 ? default : rest[..end];
    }
}
