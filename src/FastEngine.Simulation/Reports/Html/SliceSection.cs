namespace FastEngine.Simulation.Reports.Html;

/// <summary>The slices of a backtest that was cut, and what cutting means.</summary>
internal static class SliceSection
{
    public static void Write(HtmlWriter html, BacktestPart backtest)
    {
        if (backtest.Slices.Count < 2) return;
        html.BeginSection("slices", "Slices");
        html.Write($"<p class=\"banner\"><strong>Slices do not share capital.</strong> Cut by {backtest.By}: each of the {Display.Count(backtest.Slices.Count)} begins with {Display.Money(backtest.Slices[0].StartEquity)}, limits and exposure are each one's own, profits add up and nothing compounds between slices. A run that is not cut can come to something else.</p>\n");
        html.Raw("<div class=\"scroll tall\" tabindex=\"0\"><table>\n<thead><tr><th>Slice</th><th class=\"num\">Ticks</th><th class=\"num\">Trades</th><th class=\"num\">Won</th><th class=\"num\">Fees</th><th class=\"num\">Funding</th><th class=\"num\">Net PnL</th><th class=\"num\">Return</th><th class=\"num\">Deepest drawdown</th></tr></thead>\n<tbody>\n");
        foreach (var slice in backtest.Slices)
        {
            var performance = slice.Statistics.Performance;
            html.Write($"<tr><td title=\"output_hash {slice.OutputHash}\">{slice.Name}</td><td class=\"num\">{Display.Count(slice.Counts.Ticks)}</td><td class=\"num\">{Display.Count(performance.Trades)}</td><td class=\"num\">{Display.Percent(100 * performance.WinRate)}</td>");
            html.Write($"<td class=\"num\">{Display.Money(performance.Fees)}</td><td class=\"num\">{Display.SignedMoney(performance.Funding)}</td><td class=\"num {Markup.Tone(performance.Net)}\" title=\"{Fixed18.ToText(performance.Net)}\">{Display.SignedMoney(performance.Net)}</td><td class=\"num\">{Display.Percent(performance.ReturnPct)}</td><td class=\"num\">{Display.Percent(slice.Drawdown.DeepestPct)}</td></tr>\n");
        }

        html.Raw("</tbody></table></div>\n");
        html.EndSection();
    }
}
