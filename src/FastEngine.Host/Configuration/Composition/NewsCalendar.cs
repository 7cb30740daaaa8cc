using FastEngine.Host.Running;
using FastEngine.Host.Stored;

namespace FastEngine.Host.Configuration;

/// <summary>Reads the news near which no new risk is taken: CSV with the header <c>time,impact,currency,title</c>. Every row counts for every symbol.</summary>
public static class NewsCalendar
{
    private const string Header = "time,impact,currency,title";
    private const int Columns = 4;
    private static readonly string[] Impacts = ["low", "medium", "high"];

    /// <summary>The times of what the configuration names, rising, ns since the epoch.</summary>
    /// <exception cref="RunException">A line for each thing that is wrong. The file of the default need not be there; one that was named must.</exception>
    public static IReadOnlyList<long> Of(ResolvedConfig config)
    {
        var path = config.Get(Knobs.Dtms.News);
        if (path.Length == 0 || (path == Knobs.Dtms.News.DefaultText && !File.Exists(path))) return [];
        var violations = new List<Violation>();
        long[] times;
        try
        {
            times = Read(path, File.ReadLines(path), violations);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RunException(ExitCode.Usage, new Violation(Origin.File(path), Knobs.Dtms.News.Key, File.Exists(path) ? $"cannot be read: {e.Message}" : "no such file").ToString());
        }

        return violations.Count == 0 ? times : throw new RunException(ExitCode.Usage, string.Join('\n', violations));
    }

    /// <summary>Reads lines as if they were the file's.</summary>
    public static long[] Read(string path, IEnumerable<string> lines, List<Violation> violations)
    {
        var times = new List<long>();
        var number = 0;
        foreach (var line in lines)
        {
            var origin = Origin.File(path, ++number);
            if (number == 1)
            {
                if (line.TrimStart('\uFEFF').Trim() != Header) violations.Add(new Violation(origin, "", $"the header is not {Header}"));
                continue;
            }

            if (line.AsSpan().Trim().IsEmpty) continue;

            // The title may hold commas.
            var cells = line.Split(',', Columns, StringSplitOptions.TrimEntries);
            if (cells.Length < Columns) violations.Add(new Violation(origin, "", $"{cells.Length} cells where the header has {Columns}"));
            else if (IsWell(cells, origin, violations, out var timeNs)) times.Add(timeNs);
        }

        if (number == 0) violations.Add(new Violation(Origin.File(path), "", $"is empty; the header is {Header}"));
        times.Sort();
        return [.. times];
    }

    private static bool IsWell(string[] cells, Origin origin, List<Violation> violations, out long timeNs)
    {
        var before = violations.Count;
        timeNs = 0;
        try
        {
            timeNs = UtcText.Parse(cells[0]);
        }
        catch (RunException e)
        {
            violations.Add(new Violation(origin, "time", e.Message));
        }

        if (!Impacts.Contains(cells[1])) violations.Add(new Violation(origin, "impact", $"{Shown.Quoted(cells[1])} is not an impact", string.Join(", ", Impacts)));
        if (cells[2].Length == 0) violations.Add(new Violation(origin, "currency", "is missing"));
        if (cells[3].Length == 0) violations.Add(new Violation(origin, "title", "is missing"));
        return violations.Count == before;
    }
}
