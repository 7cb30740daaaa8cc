using FastEngine.Simulation.Backtest;

namespace FastEngine.Simulation.Reports.Html;

/// <summary>Closed trades cut by strategy, symbol, hour and so on.</summary>
internal static class BreakdownSection
{
    public static void Write(HtmlWriter html, BacktestPart backtest)
    {
        if (backtest.Result.Trades.Count == 0) return;
        html.BeginSection("breakdown", "Where it came from");
        html.Note("Hours and weekdays are of UTC and of the entry; the regime is what level 1 last made of the symbol before it. A trade is a position; one that was closed in parts for several reasons is with its parts at each.");
        html.Raw("<div class=\"columns\">\n");
        foreach (var breakdown in Breakdown.Of(backtest.Result.Trades)) Table(html, breakdown);
        html.Raw("</div>\n");
        html.EndSection();
    }

    private static void Table(HtmlWriter html, Breakdown breakdown)
    {
        html.Write($"<div><h3>{Title(breakdown.By)}</h3><div class=\"scroll\"><table>\n<thead><tr><th></th><th class=\"num\">Trades</th><th class=\"num\">Won</th><th class=\"num\">Profit factor</th><th class=\"num\">Fees</th><th class=\"num\">Funding</th><th class=\"num\">Net PnL</th></tr></thead>\n<tbody>\n");
        foreach (var group in breakdown.Groups)
        {
            var performance = group.Performance;
            html.Write($"<tr><td>{group.Name}</td><td class=\"num\">{Display.Count(performance.Trades)}</td><td class=\"num\">{Display.Percent(100 * performance.WinRate)}</td><td class=\"num\">{Display.Ratio(performance.ProfitFactor)}</td>");
            html.Write($"<td class=\"num\" title=\"{Fixed18.ToText(performance.Fees)}\">{Display.Money(performance.Fees)}</td><td class=\"num\" title=\"{Fixed18.ToText(performance.Funding)}\">{Display.SignedMoney(performance.Funding)}</td><td class=\"num {Markup.Tone(performance.Net)}\" title=\"{Fixed18.ToText(performance.Net)}\">{Display.SignedMoney(performance.Net)}</td></tr>\n");
        }

        html.Raw("</tbody></table></div></div>\n");
    }

    private static string Title(string by) => by == "ExitReason" ? "Exit reason" : by;
}
