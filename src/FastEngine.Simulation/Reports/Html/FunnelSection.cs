using System.Globalization;

namespace FastEngine.Simulation.Reports.Html;

/// <summary>How far evaluations got: the total as bars, each symbol as a row.</summary>
internal static class FunnelSection
{
    private static readonly string[] Names = ["evaluations", "warm", "level 1, regime", "level 2, zone", "level 3, cascade", "level 4, bounce", "signals"];

    public static void Write(HtmlWriter html, ReportData data)
    {
        html.BeginSection("funnel", "Decision funnel");
        if (data.Funnels.Count == 0)
        {
            html.Note("No symbol was evaluated.");
            html.EndSection();
            return;
        }

        var total = SymbolFunnel.Total("All symbols", data.Funnels);
        html.Note("An evaluation is an on-time trade. Each bar is what came from the step above; its filled part went on. From level 1 on each direction counts, so level 1 can exceed warm; signals are fewer than level 4 because one is emitted at most once a candle.");
        if (total.SkipsLevels) html.Note("Levels 2 to 4 took no part in this run.");
        WriteTotal(html, total);
        html.Raw("<h3>By symbol</h3>\n<div class=\"scroll\"><table class=\"funnel-table\">\n<thead><tr><th>Symbol</th>");
        foreach (var name in Names) html.Write($"<th class=\"num\">{name.Split(',')[0]}</th>");
        html.Raw("</tr></thead>\n<tbody>\n");
        foreach (var funnel in data.Funnels) WriteRow(html, funnel);
        if (data.Funnels.Count > 1) WriteRow(html, total);
        html.Raw("</tbody></table></div>\n");
        html.EndSection();
    }

    private static void WriteTotal(HtmlWriter html, SymbolFunnel total)
    {
        var steps = Steps(total);
        html.Raw("<div class=\"funnel\">\n");
        for (var i = 0; i < steps.Length; i++)
        {
            var came = i == 0 ? steps[0] : steps[i - 1];
            html.Write($"<span class=\"step\">{Names[i]}</span><span class=\"num\">{Display.Count(steps[i])}</span>");
            html.Bar(came == 0 ? 0 : (double)steps[i] / came);
            html.Write($"<span class=\"stop\">{Stops(total, i, steps)}</span>\n");
        }

        html.Raw("</div>\n");
    }

    private static void WriteRow(HtmlWriter html, SymbolFunnel funnel)
    {
        var steps = Steps(funnel);
        html.Write($"<tr><th scope=\"row\">{funnel.Symbol}</th>");
        for (var i = 0; i < steps.Length; i++)
        {
            html.Write($"<td class=\"num\">{Display.Count(steps[i])}");
            if (i > 0)
            {
                html.Bar(steps[i - 1] == 0 ? 0 : (double)steps[i] / steps[i - 1]);
                html.Write($"<small>{ShortStops(funnel, i, steps)}</small>");
            }

            html.Raw("</td>");
        }

        html.Raw("</tr>\n");
    }

    private static string Stops(SymbolFunnel funnel, int step, long[] steps)
    {
        if (step == 0) return "";
        if (IsSkipped(funnel, step)) return "takes no part";
        var stopped = steps[step - 1] - steps[step];
        if (stopped < 0) return "both directions count";
        return steps[step - 1] == 0 ? "none came"
            : string.Create(CultureInfo.InvariantCulture, $"{Display.Share(stopped, steps[step - 1])} stop here: {Display.Count(stopped)}");
    }

    private static string ShortStops(SymbolFunnel funnel, int step, long[] steps)
    {
        var stopped = steps[step - 1] - steps[step];
        return IsSkipped(funnel, step) || stopped < 0 || steps[step - 1] == 0 ? Display.Unknown : $"{Display.Share(stopped, steps[step - 1])} stop";
    }

    // Levels 2 to 4 and, as nothing comes from them, the signals.
    private static bool IsSkipped(SymbolFunnel funnel, int step) => funnel.SkipsLevels && step >= 3;

    private static long[] Steps(SymbolFunnel funnel) =>
        [funnel.Evaluations, funnel.Warm, funnel.Level1, funnel.Level2, funnel.Level3, funnel.Level4, funnel.Signals];
}
