using FastEngine.Simulation.Optimise.Statistics;
using FastEngine.Simulation.Reports;
using FastEngine.Simulation.Reports.Html;

namespace FastEngine.Simulation.Optimise.Html;

/// <summary>How much each parameter matters by itself, and where.</summary>
internal static class SensitivitySection
{
    public static void Write(HtmlWriter html, OptimiseResult result)
    {
        var trials = result.Comparable;
        html.BeginSection("sensitivity", "What matters");
        html.Raw("<div class=\"scroll\"><table class=\"narrow\">\n<thead><tr><th>Parameter</th><th class=\"num\">Explains</th><th></th><th class=\"num\">Rank correlation</th></tr></thead>\n<tbody>\n");
        foreach (var one in Sensitivity.Of(result.Space, trials).OrderByDescending(one => one.Share ?? -1))
        {
            html.Write($"<tr><td>{result.Space.Dimensions[one.Dimension].Key}</td><td class=\"num\" title=\"{Numbers.Exact(one.Share)}\">{Numbers.Percent(one.Share)}</td><td>");
            html.Bar(one.Share ?? 0);
            html.Write($"</td><td class=\"num\">{Display.Ratio(one.Correlation)}</td></tr>\n");
        }

        html.Raw("</tbody></table></div>\n");
        html.Note("Share of the variance of the objective that the parameter's values explain alone (ε²), over all trials of the search; what chance explains is taken off. What parameters do together is in the maps.");
        foreach (var (dimension, i) in result.Space.Dimensions.Select((dimension, i) => (dimension, i))) HeatTable.Strip(html, result, HeatMap.Of(result.Space, trials, i, i), dimension.Key);
        html.EndSection();
    }
}
