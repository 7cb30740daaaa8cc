namespace FastEngine.Feeds;

/// <summary>The first lines of an unpacked recording, each up to a length that is enough to recognise it.</summary>
internal static class FirstLines
{
    private const int MaxLines = 20;
    private const int MaxPrefix = 4096;
    private const int ReadBytes = 1 << 16;

    // Far enough to look past a line or two that are damaged, or megabytes long.
    private const long MaxBytes = 64 << 20;

    /// <returns>Prefixes of the lines that are not empty.</returns>
    public static List<byte[]> Read(ContentSource content)
    {
        var lines = new List<byte[]>();
        var prefix = new MemoryStream();
        var buffer = new byte[ReadBytes];
        long total = 0;
        int count;
        while (lines.Count < MaxLines && total < MaxBytes && (count = content.Read(buffer)) > 0)
        {
            total += count;
            var rest = (ReadOnlySpan<byte>)buffer.AsSpan(0, count);
            while (lines.Count < MaxLines)
            {
                var end = rest.IndexOf((byte)'\n');
                var piece = end < 0 ? rest : rest[..end];
                prefix.Write(piece[..Math.Min(piece.Length, MaxPrefix - (int)prefix.Length)]);
                if (end < 0) break;
                Finish(prefix, lines);
                rest = rest[(end + 1)..];
            }
        }

        if (lines.Count < MaxLines) Finish(prefix, lines);
        return lines;
    }

    private static void Finish(MemoryStream prefix, List<byte[]> lines)
    {
        var line = prefix.GetBuffer().AsSpan(0, (int)prefix.Length);
        if (lines.Count == 0 && line.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) line = line[3..];
        line = line.Trim(" \t\r"u8);
        if (!line.IsEmpty) lines.Add(line.ToArray());
        prefix.SetLength(0);
    }
}
