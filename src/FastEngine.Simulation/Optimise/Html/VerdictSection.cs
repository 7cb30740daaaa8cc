using FastEngine.Simulation.Optimise.Verdicts;
using FastEngine.Simulation.Reports.Html;

namespace FastEngine.Simulation.Optimise.Html;

/// <summary>The verdict, each statistic that it rests on with its threshold, and what else must be known.</summary>
internal static class VerdictSection
{
    public static void Write(HtmlWriter html, OptimiseResult result)
    {
        var verdict = result.Verdict;
        html.BeginSection("verdict", result.Options.Validation == Validation.WalkForward ? "Result" : "Exploration");
        html.Write($"<p class=\"banner verdict {(verdict.Kind == VerdictKind.NoSignOfOverfitting ? "good" : verdict.Kind == VerdictKind.LikelyOverfitted ? "bad" : "")}\"><strong>{Capital(verdict.Text)}.</strong></p>\n");
        foreach (var note in verdict.Notes) html.Write($"<p class=\"banner\">{note}</p>\n");
        html.Raw("<div class=\"scroll\"><table>\n<thead><tr><th>Statistic</th><th class=\"num\">Value</th><th>Wanted</th><th></th><th>Meaning</th></tr></thead>\n<tbody>\n");
        foreach (var criterion in verdict.Criteria)
        {
            html.Write($"<tr><td>{criterion.Name}</td><td class=\"num\" title=\"{Numbers.Exact(criterion.Value)}\">{criterion.ValueText}</td><td>{criterion.BoundText}</td>");
            html.Write($"<td class=\"{(criterion.IsMet ? "gain" : "loss")}\">{(criterion.IsMet ? "met" : "missed")}</td><td class=\"meaning\">{criterion.Meaning}</td></tr>\n");
        }

        html.Raw("</tbody></table></div>\n");
        html.Note($"“Likely overfitted” is said when one statistic is missed by far or two are missed, “not proven” when one is missed, and nothing is said with fewer than {VerdictThresholds.LeastTrades} trades. No sign of overfitting is no promise.");
        html.EndSection();
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
