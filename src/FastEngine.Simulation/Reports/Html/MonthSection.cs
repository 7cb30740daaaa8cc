using System.Globalization;
using FastEngine.Simulation.Backtest;

namespace FastEngine.Simulation.Reports.Html;

/// <summary>Returns by calendar month, a row a year.</summary>
internal static class MonthSection
{
    public static void Write(HtmlWriter html, BacktestPart backtest)
    {
        var months = MonthReturn.Of(backtest.Result.Equity, backtest.Result.StartEquity);
        if (months.Count == 0) return;
        html.BeginSection("months", "Months");
        html.Note("Return of each month of UTC in percent of the equity at its beginning; the first and the last may be parts, months without tape are empty.");
        html.Raw("<div class=\"scroll\"><table class=\"narrow months\">\n<thead><tr><th>Year</th>");
        for (var month = 1; month <= 12; month++) html.Write($"<th class=\"num\">{CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName(month)}</th>");
        html.Raw("<th class=\"num\">Year</th></tr></thead>\n<tbody>\n");
        foreach (var year in months.GroupBy(month => month.Year)) Row(html, year.Key, year.ToDictionary(month => month.Month));
        html.Raw("</tbody></table></div>\n");
        html.EndSection();
    }

    private static void Row(HtmlWriter html, int year, Dictionary<int, MonthReturn> months)
    {
        html.Write($"<tr><td>{year:0000}</td>");
        for (var month = 1; month <= 12; month++)
        {
            if (months.TryGetValue(month, out var entry)) Cell(html, entry.Profit, entry.Return);
            else html.Raw("<td class=\"num\"></td>");
        }

        var whole = months.Values.Aggregate(1.0, (product, month) => product * (1 + month.Return)) - 1;
        Cell(html, months.Values.Aggregate(Int128.Zero, (sum, month) => sum + month.Profit), whole);
        html.Raw("</tr>\n");
    }

    private static void Cell(HtmlWriter html, Int128 profit, double change) =>
        html.Write($"<td class=\"num {Markup.Tone(profit)}\" title=\"{Fixed18.ToText(profit)}\">{Display.Ratio(100 * change)}</td>");
}
