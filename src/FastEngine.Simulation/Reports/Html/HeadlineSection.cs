namespace FastEngine.Simulation.Reports.Html;

/// <summary>The headline numbers and the exits by reason.</summary>
internal static class HeadlineSection
{
    public static void Write(HtmlWriter html, ReportData data)
    {
        var performance = data.Performance;
        html.BeginSection("result", "Result");
        if (performance.Trades == 0) WriteNoTrades(html, data);
        html.Raw("<dl class=\"figures\">\n");
        WriteMoney(html, data);
        WriteRatios(html, performance);
        WriteHolds(html, performance);
        html.Raw("</dl>\n");
        if (performance.ExitReasons.Count > 0) WriteExits(html, performance);
        html.EndSection();
    }

    private static void WriteNoTrades(HtmlWriter html, ReportData data)
    {
        var total = SymbolFunnel.Total("", data.Funnels);
        var open = data.OpenPositions.Count == 0 ? "No trade was made." : "No trade was closed.";
        html.Write($"<p class=\"banner\"><strong>{open}</strong> {Display.Count(total.Evaluations)} evaluations gave {Display.Count(total.Signals)} signals; the funnel below shows where they stopped.</p>\n");
    }

    private static void WriteMoney(HtmlWriter html, ReportData data)
    {
        var performance = data.Performance;
        var currency = data.Currency;
        Money("Net PnL", performance.Net, "gross − fees + funding, closed trades");
        Money("Gross PnL", performance.Gross, "");
        html.Figure("Fees", Display.Money(performance.Fees), Exact(performance.Fees));
        Money("Funding", performance.Funding, "");
        if (data.OpenPositions.Count > 0)
        {
            var unrealised = data.OpenPositions.Aggregate(Int128.Zero, (sum, position) => checked(sum + position.Unrealised));
            Money("Unrealised", unrealised, data.OpenPositions.Count == 1 ? "1 open position, marked" : $"{data.OpenPositions.Count} open positions, marked");
        }

        if (performance is { StartEquity: { } start, EndEquity: { } end })
            html.Figure("Equity", Display.Money(end), Exact(end), "", $"from {Display.Money(start)}, {Display.Percent(performance.ReturnPct)}");
        html.Figure("Max drawdown", Display.Money(performance.MaxDrawdown), Exact(performance.MaxDrawdown), "", Display.Percent(performance.MaxDrawdownPct));

        void Money(string label, Int128 value, string detail) => html.Figure(label, Display.SignedMoney(value), Exact(value), Markup.Tone(value), detail);
        string Exact(Int128 value) => $"{Fixed18.ToText(value)} {currency}";
    }

    private static void WriteRatios(HtmlWriter html, PerformanceStatistics performance)
    {
        html.Figure("Trades", Display.Count(performance.Trades), "positions; parts of one count as one", "", $"{performance.Won} won, {performance.Lost} lost");
        html.Figure("Win rate", Display.Percent(100 * performance.WinRate), RoundTrip(performance.WinRate));
        html.Figure("Profit factor", Display.Ratio(performance.ProfitFactor), RoundTrip(performance.ProfitFactor), "", "net won / net lost");
        html.Figure("Sharpe", Display.Ratio(performance.Sharpe), RoundTrip(performance.Sharpe), "", $"equity each {Display.Duration(performance.SharpeGridNs)}, annualised");
        if (performance is { Best: { } best, Worst: { } worst })
            html.Figure("Best / worst", $"{Display.SignedMoney(best)} / {Display.SignedMoney(worst)}", $"{Fixed18.ToText(best)} / {Fixed18.ToText(worst)}");
    }

    private static void WriteHolds(HtmlWriter html, PerformanceStatistics performance)
    {
        if (performance.Hold is not { } hold) return;
        html.Figure("Held, median", Display.Duration(hold.MedianNs), $"{hold.MedianNs} ns", "", $"mean {Display.Duration(hold.MeanNs)}, max {Display.Duration(hold.MaxNs)}");
    }

    private static void WriteExits(HtmlWriter html, PerformanceStatistics performance)
    {
        html.Raw("<div class=\"scroll\"><table class=\"narrow\">\n<thead><tr><th>Exit reason</th><th class=\"num\">Trades</th><th>Share</th><th class=\"num\">Net PnL</th></tr></thead>\n<tbody>\n");
        foreach (var total in performance.ExitReasons)
        {
            html.Write($"<tr><td>{total.Reason}</td><td class=\"num\">{Display.Count(total.Trades)}</td><td>");
            html.Bar((double)total.Trades / performance.Trades);
            html.Write($"</td><td class=\"num {Markup.Tone(total.Net)}\" title=\"{Fixed18.ToText(total.Net)}\">{Display.SignedMoney(total.Net)}</td></tr>\n");
        }

        html.Raw("</tbody></table></div>\n");
    }

    private static string RoundTrip(double? value) => value is { } number ? number.ToString("R", System.Globalization.CultureInfo.InvariantCulture) : "undefined";
}
