using FastEngine.Simulation.Reports.Html;

namespace FastEngine.Simulation.Optimise.Html;

/// <summary>Writes the report of a search as one HTML file that needs nothing else, not even a script.</summary>
/// <remarks>Numbers shown are rounded; the exact ones stand in titles, in <c>trials.csv</c> and in the embedded JSON.</remarks>
public static class SearchReport
{
    private const string ContentPolicy = "default-src 'none'; style-src 'unsafe-inline'";

    // Beside the style that every report has.
    private const string Style = """
        .verdict { border-left-width: 6px; font-size: 17px; }
        .verdict.good { background: var(--band); border-color: var(--gain); }
        .verdict.bad { border-color: var(--loss); }
        .heat { display: inline-block; vertical-align: top; margin: 0 22px 20px 0; max-width: 100%; overflow: auto; }
        .heat table { width: auto; }
        .heat td, .heat th { padding: 4px 7px; text-align: right; font-variant-numeric: tabular-nums; border: 1px solid var(--panel); white-space: nowrap; }
        .heat th { color: var(--dim); }
        .heat caption { text-align: left; color: var(--dim); padding: 0 0 4px; font-size: 13px; }
        .curve { position: relative; height: 260px; margin: 8px 0 26px 62px; border-left: 1px solid var(--line); border-bottom: 1px solid var(--line); }
        .curve svg { position: absolute; inset: 0; width: 100%; height: 100%; }
        .curve polyline { fill: none; stroke: var(--accent); stroke-width: 1.6; vector-effect: non-scaling-stroke; }
        .curve line { stroke: var(--grid); vector-effect: non-scaling-stroke; }
        .curve line.zero { stroke: var(--dim); stroke-dasharray: 4 4; }
        .curve span { position: absolute; font-size: 12px; color: var(--dim); white-space: nowrap; font-variant-numeric: tabular-nums; }
        .curve .y { right: calc(100% + 6px); transform: translateY(-50%); }
        .curve .x { top: calc(100% + 5px); }
        .chosen td { font-weight: 600; }
        .scroll + .note { margin-top: 10px; }
        td.span, td.num, td code { white-space: nowrap; }
        td.meaning { min-width: 24ch; }
        """;

    /// <param name="stream">Written to in UTF-8 and left open.</param>
    public static void Write(SearchPage page, Stream stream)
    {
        using var html = new HtmlWriter(stream);
        html.Write($"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{ContentPolicy}\">\n");
        html.Write($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>{page.Title}</title>\n");
        html.Raw($"<style>{Asset.Style}\n{Style}</style>\n</head>\n<body>\n<header>\n");
        html.Write($"<h1>{page.Title}</h1>\n<p>{Numbers.Span(page.Result.Tape)}</p>\n");
        html.Raw("<p class=\"note\">No claim of profit is made. Fills are simulated on paper.</p>\n</header>\n<main>\n");
        VerdictSection.Write(html, page.Result);
        WalkSection.Write(html, page.Result);
        SelectionSection.Write(html, page.Result);
        ChosenSection.Write(html, page);
        SensitivitySection.Write(html, page.Result);
        HeatSection.Write(html, page.Result);
        TrialSection.Write(html, page);
        FactSection.Write(html, page);
        html.Raw("</main>\n<script type=\"application/json\" id=\"data\">");
        html.Raw(page.Json);
        html.Raw("</script>\n</body>\n</html>\n");
    }
}
