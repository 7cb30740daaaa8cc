using System.Globalization;

namespace FastEngine.Simulation.Reports.Html;

/// <summary>What the entries cost against the price that they were decided at, by style.</summary>
internal static class ShortfallSection
{
    public static void Write(HtmlWriter html, ReportData data)
    {
        if (data.Shortfalls.Count == 0) return;
        html.BeginSection("execution", "Execution of entries");
        html.Note("Implementation shortfall in basis points of what was intended, against the price at the decision (the mid where a quote was known, else the last trade): prices of the fills, fees, and what did not fill at the price when it was given up. Positive is a cost.");
        html.Raw("<div class=\"scroll\"><table>\n<thead><tr><th>Style</th><th class=\"num\">Entries</th><th class=\"num\">Orders</th><th class=\"num\">Filled</th>"
            + "<th class=\"num\">Prices</th><th class=\"num\">Fees</th><th class=\"num\">Not filled</th><th class=\"num\">Shortfall</th></tr></thead>\n<tbody>\n");
        foreach (var row in data.Shortfalls)
        {
            html.Write($"<tr><td>{row.Style}</td><td class=\"num\">{Display.Count(row.Entries)}</td><td class=\"num\">{Display.Count(row.Orders)}</td><td class=\"num\">{Text(100 * row.FilledShare)} %</td>");
            html.Write($"<td class=\"num\">{Text(row.PriceBps)}</td><td class=\"num\">{Text(row.FeeBps)}</td><td class=\"num\">{Text(row.OpportunityBps)}</td><td class=\"num\">{Text(row.TotalBps)}</td></tr>\n");
        }

        html.Raw("</tbody></table></div>\n");
        html.EndSection();
    }

    private static string Text(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
