using FastEngine.Simulation.Backtest;

namespace FastEngine.Simulation.Reports.Html;

/// <summary>The band of resampled paths, and the intervals of their figures.</summary>
internal static class PathSection
{
    public static void Write(HtmlWriter html, BacktestPart backtest)
    {
        html.BeginSection("paths", "Luck");
        if (backtest.Paths is not { } paths)
        {
            html.Note($"Fewer than {MonteCarlo.FewestReturns} returns, or none but zeros: nothing to resample.");
            html.EndSection();
            return;
        }

        html.Note($"{Display.Count(paths.Paths)} paths of blocks of {paths.BlockLength} returns drawn from those of this run, seed {paths.Seed}: how much was order and luck among what did happen. It knows nothing of markets that did not. {Display.Percent(100 * paths.Losing)} of the paths lose.");
        html.Raw("<div class=\"chart\" id=\"paths-chart\" role=\"img\" aria-label=\"Band of resampled equity\"></div>\n");
        html.Raw("<div class=\"scroll\"><table class=\"narrow\">\n<thead><tr><th>Percentile of the paths</th><th class=\"num\">5</th><th class=\"num\">25</th><th class=\"num\">50</th><th class=\"num\">75</th><th class=\"num\">95</th></tr></thead>\n<tbody>\n");
        Row("Return", paths.ReturnPct, Display.Percent);
        Row("Deepest drawdown", paths.DrawdownPct, Display.Percent);
        if (paths.Sharpe is { } sharpe) Row("Sharpe", sharpe, Display.Ratio);
        html.Raw("</tbody></table></div>\n");
        html.EndSection();

        void Row(string label, Interval interval, Func<double?, string> show)
        {
            html.Write($"<tr><td>{label}</td>");
            foreach (var value in (double[])[interval.P5, interval.P25, interval.P50, interval.P75, interval.P95]) html.Write($"<td class=\"num\" title=\"{value:R}\">{show(value)}</td>");
            html.Raw("</tr>\n");
        }
    }
}
