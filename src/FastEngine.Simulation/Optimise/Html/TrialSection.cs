using FastEngine.Simulation.Optimise.Trials;
using FastEngine.Simulation.Reports;
using FastEngine.Simulation.Reports.Html;

namespace FastEngine.Simulation.Optimise.Html;

/// <summary>The best trials of the last window.</summary>
internal static class TrialSection
{
    private const int Most = 25;

    public static void Write(HtmlWriter html, SearchPage page)
    {
        var result = page.Result;
        var last = result.Folds[^1].Fold.Number;
        var search = result.Trials.Where(trial => trial.Fold == last && trial.Role == TrialRole.Search).ToArray();
        html.BeginSection("trials", "Trials");
        html.Note($"The best of {Display.Count(search.Length)} trials of {(last == 0 ? "the search" : "the last window")}; all {Display.Count(result.Trials.Count)} are in trials.csv, each with the command line that makes it again.");
        html.Raw("<div class=\"scroll\"><table>\n<thead><tr><th class=\"num\">Trial</th>");
        foreach (var dimension in result.Space.Dimensions) html.Write($"<th class=\"num\">{dimension.Key}</th>");
        html.Raw("<th class=\"num\">Objective</th><th class=\"num\">Return</th><th class=\"num\">Drawdown</th><th class=\"num\">Trades</th><th>output_hash</th></tr></thead>\n<tbody>\n");
        foreach (var trial in search.Where(trial => trial is { Objective: not null, Budget: >= 1 }).OrderByDescending(trial => trial.Objective).ThenBy(trial => trial.Number).Take(Most))
        {
            html.Write($"<tr title=\"{page.CommandOf(trial)}\"><td class=\"num\">{trial.Number}</td>");
            for (var i = 0; i < result.Space.Dimensions.Count; i++) html.Write($"<td class=\"num\">{trial.Point.TextAt(i)}</td>");
            html.Write($"<td class=\"num\" title=\"{Numbers.Exact(trial.Objective)}\">{Numbers.Value(result.Options.Objective, trial.Objective)}</td><td class=\"num {Numbers.Tone(trial.Return)}\">{Numbers.Percent(trial.Return)}</td>");
            html.Write($"<td class=\"num\">{Numbers.Percent(trial.Drawdown)}</td><td class=\"num\">{trial.Outcome.Trades}</td><td><code>{trial.Outcome.OutputHash[..Math.Min(12, trial.Outcome.OutputHash.Length)]}</code></td></tr>\n");
        }

        html.Raw("</tbody></table></div>\n");
        html.EndSection();
    }
}
