using FastEngine.Simulation.Reports.Html;

namespace FastEngine.Simulation.Reports;

/// <summary>Writes a report as one HTML file that needs nothing else: style, script, charting library and data are inside.</summary>
/// <remarks>The file forbids itself every network access and every script but its own (Content-Security-Policy with their hashes).
/// Equal data gives equal bytes. Numbers shown are rounded; their exact values stand in titles and in the embedded JSON.</remarks>
public static class HtmlReport
{
    /// <param name="stream">Written to in UTF-8 and left open.</param>
    public static void Write(ReportData data, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(data);
        using var html = new HtmlWriter(stream);
        PageHead.Write(html, data);
        html.Write($"<main>\n");
        if (data.Backtest is { } backtest) WriteBacktest(html, data, backtest);
        else WriteRun(html, data);
        html.Write($"</main>\n");
        html.Raw("<script type=\"application/json\" id=\"data\">");
        html.Raw(ReportJson.ToText(data));
        html.Raw("</script>\n");
        foreach (var script in Asset.Scripts) html.Raw($"<script>{script}</script>\n");
        html.Raw("</body>\n</html>\n");
    }

    private static void WriteRun(HtmlWriter html, ReportData data)
    {
        HeadlineSection.Write(html, data);
        // Without trades the first question is why there are none.
        if (data.Trades.Count == 0) FunnelSection.Write(html, data);
        ChartSections.Write(html, data);
        if (data.Trades.Count > 0) FunnelSection.Write(html, data);
        ConditionSection.Write(html, data);
        TableSections.Write(html, data);
        RefusalSection.Write(html, data);
        ShortfallSection.Write(html, data);
        LatencySection.Write(html, data);
        AssumptionSection.Write(html, data);
        ProvenanceSection.Write(html, data);
    }

    private static void WriteBacktest(HtmlWriter html, ReportData data, BacktestPart backtest)
    {
        HeadlineSection.Write(html, data);
        if (data.Trades.Count == 0) FunnelSection.Write(html, data);
        ChartSections.WriteEquity(html, data);
        RatioSection.Write(html, backtest);
        PathSection.Write(html, backtest);
        MonthSection.Write(html, backtest);
        BreakdownSection.Write(html, backtest);
        SliceSection.Write(html, backtest);
        AssumptionSection.Write(html, data);
        if (data.Trades.Count > 0) FunnelSection.Write(html, data);
        TableSections.WriteTrades(html, data);
        RefusalSection.Write(html, data);
        ShortfallSection.Write(html, data);
        ProvenanceSection.Write(html, data);
    }
}
