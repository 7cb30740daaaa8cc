using FastEngine.Simulation.Optimise.Statistics;
using FastEngine.Simulation.Reports;
using FastEngine.Simulation.Reports.Html;

namespace FastEngine.Simulation.Optimise.Html;

/// <summary>The walk forward: what was made out of sample, and every window.</summary>
internal static class WalkSection
{
    public static void Write(HtmlWriter html, OptimiseResult result)
    {
        if (result.OutOfSample is not { } after) return;
        html.BeginSection("walk", "Walk forward");
        html.Raw("<dl class=\"figures\">\n");
        html.Figure("Return out of sample", Numbers.Percent(after.Return), Numbers.Exact(after.Return), Numbers.Tone(after.Return), $"{result.Folds.Count} windows, compounded");
        html.Figure("Sharpe ratio", Display.Ratio(after.Sharpe), Numbers.Exact(after.Sharpe), "", $"returns of {Display.Duration(result.Options.PeriodNs)}, annualised");
        html.Figure("Deepest drawdown", Numbers.Percent(after.Drawdown), Numbers.Exact(after.Drawdown));
        html.Figure("Trades", Display.Count(after.Trades), "closed parts of positions");
        html.Figure("Efficiency", Display.Ratio(after.Efficiency), Numbers.Exact(after.Efficiency), "", "mean return out of sample / in-sample");
        html.Figure("Track record", after.MinimumTrackRecord is { } needed && double.IsFinite(needed) ? $"{Display.Count(after.Moments.Count)} of {Display.Count((long)Math.Ceiling(needed))}" : Display.Unknown,
            Numbers.Exact(after.MinimumTrackRecord), "", "periods there are, and are needed for 95 %");
        html.Raw("</dl>\n");
        EquityChart.Write(html, result.Folds, after);
        html.Note("Growth out of sample in percent, one window after the other; upright lines are where a window begins, below them its number.");
        Table(html, result);
        html.EndSection();
    }

    private static void Table(HtmlWriter html, OptimiseResult result)
    {
        var objective = result.Options.Objective;
        html.Raw("<div class=\"scroll\"><table>\n<thead><tr><th>Window</th><th>Chosen in</th><th>Tried in</th><th>Parameters</th><th class=\"num\">Trials</th><th class=\"num\">In-sample</th><th class=\"num\">Out of sample</th>");
        html.Raw("<th class=\"num\">Return in</th><th class=\"num\">Return out</th><th class=\"num\">Trades out</th><th class=\"num\">DSR</th><th class=\"num\">PBO</th></tr></thead>\n<tbody>\n");
        foreach (var fold in result.Folds)
        {
            var (chosen, after) = (fold.Selection.Chosen, fold.OutOfSample);
            html.Write($"<tr><td>{fold.Fold.Number}</td><td class=\"span\" title=\"{Numbers.Span(fold.Fold.InSample)}\">{Numbers.Short(fold.Fold.InSample)}</td><td class=\"span\" title=\"{Numbers.Span(fold.Fold.OutOfSample)}\">{Numbers.Short(fold.Fold.OutOfSample)}</td><td><code>{chosen?.Point.ToString() ?? "nothing could be chosen"}</code></td>");
            html.Write($"<td class=\"num\">{fold.Selection.Trials}</td><td class=\"num\" title=\"{Numbers.Exact(chosen?.Objective)}\">{Numbers.Value(objective, chosen?.Objective)}</td>");
            html.Write($"<td class=\"num {Numbers.Tone(after?.Objective)}\" title=\"{Numbers.Exact(after?.Objective)}\">{Numbers.Value(objective, after?.Objective)}</td>");
            html.Write($"<td class=\"num\">{Numbers.Percent(chosen?.Return)}</td><td class=\"num {Numbers.Tone(after?.Return)}\">{Numbers.Percent(after?.Return)}</td><td class=\"num\">{after?.Outcome.Trades}</td>");
            html.Write($"<td class=\"num\">{Display.Ratio(fold.Selection.Deflated)}</td><td class=\"num\">{Display.Ratio(fold.Selection.Overfitting?.Probability)}</td></tr>\n");
        }

        html.Raw("</tbody></table></div>\n");
        html.Note($"In-sample and out of sample: {Numbers.NameOf(objective)}. DSR: deflated Sharpe ratio (Bailey, López de Prado 2014). PBO: probability of backtest overfitting (Bailey, Borwein, López de Prado, Zhu 2015).");
    }
}
