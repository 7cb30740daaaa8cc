namespace FastEngine.Simulation.Reports.Html;

/// <summary>The places that the script fills with the sortable tables.</summary>
internal static class TableSections
{
    public static void Write(HtmlWriter html, ReportData data)
    {
        WriteTrades(html, data);
        WriteNearMisses(html, data);
    }

    public static void WriteTrades(HtmlWriter html, ReportData data)
    {
        html.BeginSection("trades", "Trades");
        if (data.Backtest is { } backtest && backtest.AllTrades > data.Trades.Count)
            html.Note($"The first {Display.Count(data.Trades.Count)} of {Display.Count(backtest.AllTrades)} closed parts of positions; all are in trades.csv.");
        if (data.Trades.Count == 0) html.Note("No trade was closed.");
        else html.Note($"{Display.Count(data.Trades.Count)} closed parts of positions, times UTC, money in {data.Currency}. A click on a heading sorts{(data.Prices.Count > 0 ? ", on a position shows it in the price chart" : "")}.");
        Table(html, "trades-table", data.Trades.Count);
        if (data.OpenPositions.Count > 0)
        {
            html.Raw("<h3>Open at the end of the tape</h3>\n");
            Table(html, "open-table", data.OpenPositions.Count);
        }

        html.EndSection();
    }

    private static void WriteNearMisses(HtmlWriter html, ReportData data)
    {
        html.BeginSection("near-misses", "Near misses");
        if (data.NearMisses.Count == 0) html.Note("No near miss was recorded.");
        else html.Note($"Evaluations that reached level 2 and stopped, by how much, and what a shadow trade from there would have made in {data.Currency}. A shadow trade moves no market and takes no part in the result.");
        Table(html, "misses-table", data.NearMisses.Count);
        html.EndSection();
    }

    private static void Table(HtmlWriter html, string id, int rows)
    {
        if (rows > 0) html.Write($"<div class=\"scroll tall\" id=\"{id}\" tabindex=\"0\"></div>\n");
    }
}
