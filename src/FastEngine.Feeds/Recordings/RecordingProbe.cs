using System.Text;

namespace FastEngine.Feeds;

/// <summary>Finds out by its content what a file is.</summary>
public static class RecordingProbe
{
    private const int QuotedChars = 60;

    /// <exception cref="RecordingException">It cannot be read, or is not a recording.</exception>
    public static RecordingFormat Probe(string path)
    {
        using var content = Open(path);
        var lines = FirstLines.Read(content);
        if (lines.Count == 0) throw Nothing(content);
        if (IsFetStart(lines[0]))
        {
            if (content.Container == RecordingContainer.Plain) return new RecordingFormat(RecordingContainer.Plain, RecordingKind.Fet, null, []);
            throw new RecordingException(RecordingFault.Data, $"{path}: holds a packed .fet file, which is mapped as it is: unpack it first");
        }

        for (var i = 0; i < lines.Count; i++)
        {
            if (IsFrame(lines[i])) return new RecordingFormat(content.Container, RecordingKind.RawFrames, null, [.. content.EntryNames]);
            if (CsvLayoutProbe.FromLine(lines[i]) is not { } layout) continue;
            return new RecordingFormat(content.Container, RecordingKind.Csv, layout, [.. content.EntryNames]);
        }

        throw new RecordingException(RecordingFault.Data,
            $"{path}: not a recording: the first line is '{Quote(lines[0])}'; expected raw frames, an exchange's trades CSV or .fet");
    }

    private static ContentSource Open(string path)
    {
        var file = InputFile.Open(path);
        if (file.Length > 0) return ContentSource.Open(file);
        file.Dispose();
        throw new RecordingException(RecordingFault.Data, $"{path}: is empty; a recording has at least one line");
    }

    private static RecordingException Nothing(ContentSource content) => new(RecordingFault.Data, content.Fault is null
        ? $"{content.File.Path}: holds no line; a recording has at least one"
        : $"{content.File.Path}: nothing in it can be read: {content.Fault}");

    // The magic holds a line end, so the first line is its first half.
    private static bool IsFetStart(ReadOnlySpan<byte> line) => line.SequenceEqual(FetFormat.Magic[..4]);

    // An object begins with a name or ends at once, an array with an object; text has no control characters.
    private static bool IsFrame(ReadOnlySpan<byte> line)
    {
        if (!FrameLine.TrySplit(line, out _, out var frame, out _) || line.ContainsAnyInRange((byte)0x00, (byte)0x08)) return false;
        var inside = frame[1..].TrimStart(" \t"u8);
        var next = inside.IsEmpty ? 0 : inside[0];
        return frame[0] switch
        {
            (byte)'{' => next is '"' or '}',
            (byte)'[' => next == '{',
            _ => false,
        };
    }

    private static string Quote(ReadOnlySpan<byte> line)
    {
        var text = new StringBuilder();
        foreach (var b in line[..Math.Min(line.Length, QuotedChars)]) text.Append(b is >= 0x20 and < 0x7F ? (char)b : '.');
        return line.Length > QuotedChars ? text.Append('…').ToString() : text.ToString();
    }
}
