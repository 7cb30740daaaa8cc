namespace FastEngine.Host.Configuration;

/// <summary>Which of several names a mistyped one most likely meant.</summary>
public static class NearestText
{
    // A right last word under a wrong section ("engine.max" for "gap.max") is a likelier mistake than this many typing errors.
    private const int WrongSection = 2;

    /// <summary>The first of the nearest candidates.</summary>
    public static string Of(string text, IEnumerable<string> candidates) =>
        candidates.MinBy(candidate => Cost(text.ToLowerInvariant(), candidate)) ?? "";

    /// <summary>Insertions, deletions, replacements and swaps of neighbours that turn one text into the other
    /// (optimal string alignment distance).</summary>
    public static int Distance(string a, string b)
    {
        var before = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, 1 + Math.Min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, last, row) = (last, row, before);
        }

        return last[b.Length];
    }

    private static int Cost(string text, string candidate)
    {
        const int longest = 200;
        if (text.Length > longest) text = text[..longest];
        return Math.Min(Distance(text, candidate), WrongSection + Distance(LastWord(text), LastWord(candidate)));
    }

    private static string LastWord(string key) => key[(key.LastIndexOf('.') + 1)..];
}
