using FastEngine.Simulation.Reports;
using FastEngine.Simulation.Reports.Html;

namespace FastEngine.Simulation.Optimise.Html;

/// <summary>What was chosen last, and what lies beside it.</summary>
internal static class ChosenSection
{
    public static void Write(HtmlWriter html, SearchPage page)
    {
        var result = page.Result;
        html.BeginSection("chosen", "Chosen last, and its neighbours");
        if (result.Neighbourhood is not { } around)
        {
            html.Note("Nothing could be chosen.");
            html.EndSection();
            return;
        }

        var objective = result.Options.Objective;
        var most = Math.Max(1e-12, around.Trials.Append(around.Chosen).Max(trial => trial.Objective ?? 0));
        html.Write($"<p><code>{page.CommandOf(around.Chosen)}</code></p>\n");
        html.Raw("<div class=\"scroll\"><table class=\"narrow\">\n<thead><tr><th>Parameters</th><th class=\"num\">In-sample</th><th></th><th class=\"num\">Trades</th></tr></thead>\n<tbody>\n");
        Row(around.Chosen, around.Chosen.Point.ToString(), "chosen");
        foreach (var trial in around.Trials)
        {
            var changed = Enumerable.Range(0, trial.Point.Indexes.Length).First(i => trial.Point.Indexes[i] != around.Chosen.Point.Indexes[i]);
            Row(trial, $"{result.Space.Dimensions[changed].Key}={trial.Point.TextAt(changed)}", "");
        }

        html.Raw("</tbody></table></div>\n");
        html.Note($"One parameter changed at a time: {Numbers.NameOf(objective)} over the same window. Stability: their mean over the chosen one, {Display.Ratio(around.Stability)}.");
        html.EndSection();

        void Row(Trials.Trial trial, string name, string kind)
        {
            html.Write($"<tr class=\"{kind}\"><td>{name}</td><td class=\"num\" title=\"{Numbers.Exact(trial.Objective)}\">{Numbers.Value(objective, trial.Objective)}</td><td>");
            html.Bar((trial.Objective ?? 0) / most);
            html.Write($"</td><td class=\"num\">{trial.Outcome.Trades}</td></tr>\n");
        }
    }
}
