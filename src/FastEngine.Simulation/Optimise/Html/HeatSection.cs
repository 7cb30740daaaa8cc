using FastEngine.Simulation.Optimise.Statistics;
using FastEngine.Simulation.Reports.Html;

namespace FastEngine.Simulation.Optimise.Html;

/// <summary>The objective over pairs of parameters, those that matter most first.</summary>
internal static class HeatSection
{
    // Six pairs.
    private const int MostDimensions = 4;

    public static void Write(HtmlWriter html, OptimiseResult result)
    {
        if (result.Space.Dimensions.Count < 2) return;
        var trials = result.Comparable;
        var order = Sensitivity.Of(result.Space, trials).OrderByDescending(one => one.Share ?? -1).Take(MostDimensions).Select(one => one.Dimension).ToArray();
        html.BeginSection("maps", "Maps");
        html.Note($"Mean {Numbers.NameOf(result.Options.Objective)} of the trials of the search{(result.Folds.Count > 1 ? ", all windows together" : "")}; darker is better. A plateau is worth more than a peak.");
        for (var i = 0; i < order.Length; i++)
        {
            for (var j = i + 1; j < order.Length; j++) HeatTable.Write(html, result, HeatMap.Of(result.Space, trials, order[j], order[i]));
        }

        html.EndSection();
    }
}
