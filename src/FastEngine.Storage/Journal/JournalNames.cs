using System.Globalization;

namespace FastEngine.Storage.Journal;

/// <summary>How the files of a journal are called.</summary>
internal static class JournalNames
{
    public const string Lock = "journal.lock";

    /// <summary>The next segment while it is prepared; never holds records.</summary>
    public const string Next = "journal-next.tmp";

    private const string Prefix = "journal-";
    private const string Suffix = ".fej";

    public static string Segment(string directory, long firstNumber) =>
        Path.Combine(directory, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{firstNumber:D12}{Suffix}"));

    public static bool TryParse(string path, out long firstNumber)
    {
        firstNumber = 0;
        var name = Path.GetFileName(path.AsSpan());
        return name.Length >= Prefix.Length + 12 + Suffix.Length
            && name.StartsWith(Prefix, StringComparison.Ordinal)
            && name.EndsWith(Suffix, StringComparison.Ordinal)
            && long.TryParse(name[Prefix.Length..^Suffix.Length], NumberStyles.None, CultureInfo.InvariantCulture, out firstNumber)
            && firstNumber > 0;
    }

    /// <summary>First numbers of the segments in a directory, ascending; none when there is no directory.</summary>
    public static long[] Segments(string directory)
    {
        if (!Directory.Exists(directory)) return [];
        var numbers = new List<long>();
        foreach (var path in Directory.EnumerateFiles(directory, $"{Prefix}*{Suffix}"))
        {
            if (TryParse(path, out var first)) numbers.Add(first);
        }

        numbers.Sort();
        return [.. numbers];
    }

    /// <summary>Where a damaged part of a segment is put aside: the first free number.</summary>
    public static string Side(string segment)
    {
        for (var n = 1; ; n++)
        {
            var path = $"{segment}.bad-{n}";
            if (!File.Exists(path)) return path;
        }
    }
}
