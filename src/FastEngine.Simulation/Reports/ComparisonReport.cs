using FastEngine.Simulation.Reports.Html;

namespace FastEngine.Simulation.Reports;

/// <summary>Writes two backtests side by side as one HTML file that needs nothing else.</summary>
public static class ComparisonReport
{
    private const int MostTrades = 1_000;

    /// <param name="stream">Written to in UTF-8 and left open.</param>
    public static void Write(ComparisonData data, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(data);
        using var html = new HtmlWriter(stream);
        PageHead.WriteHead(html, "FastEngine compare", Asset.PolicyOf(Asset.ComparisonScripts));
        html.Write($"<h1>FastEngine compare</h1>\n<p><strong>A</strong> {data.NameA}<br><strong>B</strong> {data.NameB}</p>\n");
        foreach (var warning in data.Warnings) html.Write($"<p class=\"banner\"><strong>Not like with like.</strong> {warning}</p>\n");
        html.Raw("<p class=\"note\">No claim of profit is made. Fills are simulated on paper.</p>\n</header>\n<main>\n");
        ComparisonSections.WriteFigures(html, data);
        ComparisonSections.WriteEquity(html);
        ComparisonSections.WriteSettings(html, data);
        ComparisonSections.WriteTrades(html, data, MostTrades);
        html.Raw("</main>\n<script type=\"application/json\" id=\"data\">");
        html.Raw(ComparisonJson.ToText(data));
        html.Raw("</script>\n");
        foreach (var script in Asset.ComparisonScripts) html.Raw($"<script>{script}</script>\n");
        html.Raw("</body>\n</html>\n");
    }
}
