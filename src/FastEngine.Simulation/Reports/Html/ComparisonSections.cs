using System.Globalization;
using FastEngine.Simulation.Backtest;

namespace FastEngine.Simulation.Reports.Html;

/// <summary>The sections of a comparison.</summary>
internal static class ComparisonSections
{
    public static void WriteFigures(HtmlWriter html, ComparisonData data)
    {
        html.BeginSection("figures", "Figures");
        html.Raw("<div class=\"scroll\"><table class=\"narrow\">\n<thead><tr><th></th><th class=\"num\">A</th><th class=\"num\">B</th><th class=\"num\">B − A</th></tr></thead>\n<tbody>\n");
        foreach (var (name, a, b) in data.Figures)
        {
            html.Write($"<tr><td>{name}</td><td class=\"num\" title=\"{Exact(a)}\">{Number(a)}</td><td class=\"num\" title=\"{Exact(b)}\">{Number(b)}</td><td class=\"num\">{(a is { } left && b is { } right ? Signed(right - left) : Display.Unknown)}</td></tr>\n");
        }

        html.Raw("</tbody></table></div>\n");
        html.EndSection();
    }

    public static void WriteEquity(HtmlWriter html)
    {
        html.BeginSection("equity", "Equity");
        html.Note("Each as a multiple of its own beginning, UTC. Drag to zoom, double-click to reset.");
        html.Raw("<div class=\"chart\" id=\"equity-chart\" role=\"img\" aria-label=\"Equity of both over time\"></div>\n");
        html.EndSection();
    }

    public static void WriteSettings(HtmlWriter html, ComparisonData data)
    {
        html.BeginSection("settings", "Settings that differ");
        if (data.Settings.Count == 0)
        {
            html.Note("None.");
        }
        else
        {
            html.Raw("<div class=\"scroll\"><table class=\"narrow\">\n<thead><tr><th>Key</th><th>A</th><th>B</th></tr></thead>\n<tbody>\n");
            foreach (var (key, a, b) in data.Settings) html.Write($"<tr><td><code>{key}</code></td><td>{a ?? Display.Unknown}</td><td>{b ?? Display.Unknown}</td></tr>\n");
            html.Raw("</tbody></table></div>\n");
        }

        html.EndSection();
    }

    public static void WriteTrades(HtmlWriter html, ComparisonData data, int most)
    {
        html.BeginSection("trades", "Trades");
        var equal = data.Trades.Count(pair => pair is { A: not null, B: not null, Differs: false });
        html.Note($"{Display.Count(equal)} are equal. Trades are the same when symbol, strategy, side and entry time are.");
        Table(html, "Only in A", [.. data.OnlyA], most);
        Table(html, "Only in B", [.. data.OnlyB], most);
        Table(html, "In both, ended otherwise", [.. data.Differing], most);
        html.EndSection();
    }

    private static void Table(HtmlWriter html, string title, TradePair[] pairs, int most)
    {
        html.Write($"<h3>{title}: {Display.Count(pairs.Length)}</h3>\n");
        if (pairs.Length == 0) return;
        if (pairs.Length > most) html.Note($"The first {Display.Count(most)}.");
        html.Raw("<div class=\"scroll tall\" tabindex=\"0\"><table>\n<thead><tr><th>Symbol</th><th>Side</th><th>Entry</th><th>Exit A</th><th>Exit B</th><th>Reason A</th><th>Reason B</th><th class=\"num\">Net A</th><th class=\"num\">Net B</th><th>Strategy</th></tr></thead>\n<tbody>\n");
        foreach (var pair in pairs.Take(most))
        {
            var trade = pair.Either;
            html.Write($"<tr><td>{trade.Symbol}</td><td>{(trade.Side == Core.Side.Buy ? "long" : "short")}</td><td>{Display.Time(trade.EntryTimeNs)}</td><td>{Time(pair.A)}</td><td>{Time(pair.B)}</td>");
            html.Write($"<td>{pair.A?.ExitReason}</td><td>{pair.B?.ExitReason}</td>");
            Net(html, pair.A);
            Net(html, pair.B);
            html.Write($"<td>{trade.Strategy}</td></tr>\n");
        }

        html.Raw("</tbody></table></div>\n");
    }

    private static void Net(HtmlWriter html, ClosedTrade? trade)
    {
        if (trade is null) html.Raw("<td></td>");
        else html.Write($"<td class=\"num {Markup.Tone(trade.Net)}\" title=\"{Fixed18.ToText(trade.Net)}\">{Display.SignedMoney(trade.Net)}</td>");
    }

    private static string Time(ClosedTrade? trade) => trade is null ? "" : Display.Time(trade.ExitTimeNs);

    private static string Number(double? value) => value is { } number && double.IsFinite(number) ? number.ToString("#,0.####", CultureInfo.InvariantCulture) : Display.Unknown;

    private static string Signed(double value) => value.ToString("+#,0.####;-#,0.####;0", CultureInfo.InvariantCulture);

    private static string Exact(double? value) => value is { } number ? number.ToString("R", CultureInfo.InvariantCulture) : "undefined";
}
