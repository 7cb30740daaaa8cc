using FastEngine.Core;
using FastEngine.Signals.Strategies;

namespace FastEngine.Host.Configuration;

/// <summary>Reads the signals of the scripted strategy: CSV with a header, columns in any order, those of <c>signals.csv</c>, <c>stop_edge</c> and <c>every</c>.</summary>
public static class SignalScript
{
    private static readonly string[] Needed = [SignalScriptRow.Time, SignalScriptRow.Symbol, SignalScriptRow.Side];

    private static readonly string[] Columns =
        [.. Needed, SignalScriptRow.Price, SignalScriptRow.EntryScore, SignalScriptRow.Confluence, SignalScriptRow.StopEdge, SignalScriptRow.Every];

    /// <summary>Reads a file; never throws for what is in it.</summary>
    public static SignalScriptResult ReadFile(string path, InstrumentTable instruments)
    {
        try
        {
            return Read(path, File.ReadLines(path), instruments);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var problem = Directory.Exists(path) ? "is a directory, not a CSV file" : File.Exists(path) ? $"cannot be read: {e.Message}" : "no such file";
            return new SignalScriptResult([], [new Violation(Origin.File(path), Knobs.Strategies.ScriptedFile.Key, problem)]);
        }
    }

    /// <summary>Reads lines as if they were the file's.</summary>
    public static SignalScriptResult Read(string path, IEnumerable<string> lines, InstrumentTable instruments)
    {
        var signals = new List<ScriptedSignal>();
        var violations = new List<Violation>();
        string[]? header = null;
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (line.AsSpan().Trim().IsEmpty) continue;
            var origin = Origin.File(path, number);
            var cells = line.TrimStart('\uFEFF').Split(',', StringSplitOptions.TrimEntries);
            if (header is null)
            {
                header = cells;
                CheckHeader(header, origin, violations);
                if (violations.Count > 0) break;
            }
            else if (cells.Length != header.Length)
            {
                violations.Add(new Violation(origin, "", $"{cells.Length} cells where the header has {header.Length}"));
            }
            else if (new SignalScriptRow(header, cells, origin, instruments, violations).Read() is { } signal)
            {
                signals.Add(signal);
            }
        }

        if (header is null) violations.Add(new Violation(Origin.File(path), "", $"is empty; the header is at least {string.Join(',', Needed)}"));
        return new SignalScriptResult(signals, violations);
    }

    private static void CheckHeader(string[] header, Origin origin, List<Violation> violations)
    {
        for (var i = 0; i < header.Length; i++)
        {
            var name = header[i];
            if (!Columns.Contains(name))
                violations.Add(new Violation(origin, "", $"unknown column {Shown.Quoted(name)}", string.Join(", ", Columns), NearestText.Of(name, Columns)));
            else if (Array.IndexOf(header, name) != i) violations.Add(new Violation(origin, name, "the column stands twice"));
        }

        foreach (var name in Needed.Where(name => !header.Contains(name))) violations.Add(new Violation(origin, name, "the column is missing"));
    }
}
