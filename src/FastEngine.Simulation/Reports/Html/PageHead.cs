using FastEngine.Core;

namespace FastEngine.Simulation.Reports.Html;

/// <summary>The head of the file, the title, what the tape was, and the warnings that must not be missed.</summary>
internal static class PageHead
{
    public static void Write(HtmlWriter html, ReportData data)
    {
        WriteHead(html, data.Title, Asset.PolicyOf(Asset.Scripts));
        html.Write($"<h1>{data.Title}</h1>\n<p>{Tape(data.Facts)}</p>\n");
        if (data.IsSynthetic) html.Raw("<p class=\"banner\"><strong>The market is synthetic.</strong> Its prices come from a generator, not from an exchange.</p>\n");
        foreach (var input in data.Facts.Inputs.Where(input => input.Damage is not null)) html.Write($"<p class=\"banner\"><strong>{input.Name} is not whole.</strong> {input.Damage}</p>\n");
        html.Raw("<p class=\"note\">No claim of profit is made. Fills are simulated on paper.</p>\n");
        html.Raw("<noscript><p class=\"banner\">Charts and tables of trades need JavaScript; it is inside this file.</p></noscript>\n</header>\n");
    }

    /// <summary>Up to and including the beginning of the header.</summary>
    public static void WriteHead(HtmlWriter html, string title, string policy)
    {
        html.Write($"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n");
        html.Write($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n");
        html.Raw($"<style>{Asset.Style}</style>\n</head>\n<body>\n<header>\n");
    }

    private static string Tape(RunFacts facts)
    {
        var ticks = $"{Display.Count(facts.Ticks)} ticks";
        if (facts.FirstTimeNs is not { } first || facts.LastTimeNs is not { } last) return ticks;
        // The date is said once when the tape ends on the day that it began.
        var end = first / (24 * EngineTime.NsPerHour) == last / (24 * EngineTime.NsPerHour) ? Display.Time(last)[11..] : Display.Time(last);
        return $"{Display.Time(first)} to {end} UTC, {Display.Duration(last - first)}, {ticks}";
    }
}
