namespace FastEngine.Simulation.Reports.Html;

/// <summary>The places that the script draws equity, drawdown and prices into.</summary>
internal static class ChartSections
{
    public static void Write(HtmlWriter html, ReportData data)
    {
        WriteEquity(html, data);
        WritePrice(html, data);
    }

    public static void WriteEquity(HtmlWriter html, ReportData data)
    {
        html.BeginSection("equity", "Equity and drawdown");
        if (data.Equity.Count < 2)
        {
            html.Note("Fewer than two points of equity: nothing to draw.");
        }
        else
        {
            html.Note($"Cash plus marked positions in {data.Currency}, UTC. Drag to zoom, double-click to reset.");
            html.Raw("<div class=\"chart\" id=\"equity-chart\" role=\"img\" aria-label=\"Equity over time\"></div>\n");
            html.Raw("<div class=\"chart\" id=\"drawdown-chart\" role=\"img\" aria-label=\"Drawdown over time\"></div>\n");
        }

        html.EndSection();
    }

    private static void WritePrice(HtmlWriter html, ReportData data)
    {
        html.BeginSection("price", "Price and trades");
        if (data.Prices.All(series => series.Points.Count == 0))
        {
            html.Note("No candle was closed: nothing to draw.");
        }
        else
        {
            html.Raw("<p class=\"controls\"><label>Symbol <select id=\"symbol\"></select></label> <button type=\"button\" id=\"whole\">Whole tape</button></p>\n");
            html.Raw("<div class=\"chart\" id=\"price-chart\" role=\"img\" aria-label=\"Price with entries and exits\"></div>\n");
            html.Raw("<p class=\"note\">▲ long entry, ▼ short entry, hollow when still open; <span class=\"gain\">✕</span> exit with gain, <span class=\"loss\">✕</span> exit with loss. Line: close; band: low to high. Drag to zoom, double-click to reset.</p>\n");
        }

        html.EndSection();
    }
}
