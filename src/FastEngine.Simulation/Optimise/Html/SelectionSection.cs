using FastEngine.Simulation.Optimise.Statistics;
using FastEngine.Simulation.Reports;
using FastEngine.Simulation.Reports.Html;

namespace FastEngine.Simulation.Optimise.Html;

/// <summary>What choosing among many makes of the result of an exploration, and its splits.</summary>
internal static class SelectionSection
{
    public static void Write(HtmlWriter html, OptimiseResult result)
    {
        if (result.Options.Validation == Validation.WalkForward) return;
        var selection = result.Folds[0].Selection;
        var annual = ObjectiveValue.Annual(result.Options.PeriodNs);
        html.BeginSection("selection", "The best of many");
        html.Raw("<dl class=\"figures\">\n");
        html.Figure("Trials", Display.Count(selection.Trials), "with different returns");
        var best = selection.Chosen?.Moments.Sharpe * annual;
        html.Figure("Sharpe ratio of the chosen", Display.Ratio(best), Numbers.Exact(best), "", "annualised");
        html.Figure("Of the best of worthless ones", Display.Ratio(selection.ExpectedMaximum * annual), Numbers.Exact(selection.ExpectedMaximum * annual), "", "to be expected of so many that differ so much");
        html.Figure("PSR", Display.Ratio(selection.Probabilistic), Numbers.Exact(selection.Probabilistic), "", "as if nothing had been chosen");
        html.Figure("DSR", Display.Ratio(selection.Deflated), Numbers.Exact(selection.Deflated), "", "knowing that it is the best of many");
        if (selection.Overfitting is { } overfitting)
        {
            html.Figure("PBO", Display.Ratio(overfitting.Probability), Numbers.Exact(overfitting.Probability), "", $"{Display.Count(overfitting.Choices)} choices of {overfitting.Blocks} blocks");
            html.Figure("Loses elsewhere", Numbers.Percent(overfitting.LossProbability), Numbers.Exact(overfitting.LossProbability), "", "the best of one half, in the other");
        }

        html.Raw("</dl>\n");
        if (result.Splits.Count > 0) Splits(html, result);
        html.EndSection();
    }

    private static void Splits(HtmlWriter html, OptimiseResult result)
    {
        html.Raw("<div class=\"scroll\"><table>\n<thead><tr><th>Tried on blocks</th><th>Parameters chosen on the others</th><th class=\"num\">There</th><th class=\"num\">Tried</th><th class=\"num\">Return tried</th></tr></thead>\n<tbody>\n");
        foreach (var split in result.Splits)
        {
            html.Write($"<tr><td>{string.Join(", ", split.TestBlocks.Select(block => block + 1))}</td><td><code>{split.Chosen?.Point.ToString() ?? "nothing could be chosen"}</code></td>");
            html.Write($"<td class=\"num\">{Numbers.Value(result.Options.Objective, split.TrainObjective)}</td><td class=\"num {Numbers.Tone(split.TestObjective)}\">{Numbers.Value(result.Options.Objective, split.TestObjective)}</td><td class=\"num {Numbers.Tone(split.TestReturn)}\">{Numbers.Percent(split.TestReturn)}</td></tr>\n");
        }

        html.Raw("</tbody></table></div>\n");
        html.Note($"{result.Options.Kfolds} blocks, {result.Options.TestFolds} tried on at a time; {Display.Duration(result.Options.WalkForward.EmbargoNs)} on both sides of each is left out of what is chosen on.");
    }
}
