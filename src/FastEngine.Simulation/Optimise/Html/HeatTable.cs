using System.Globalization;
using FastEngine.Simulation.Optimise.Statistics;
using FastEngine.Simulation.Reports.Html;

namespace FastEngine.Simulation.Optimise.Html;

/// <summary>Mean objectives as coloured cells, each with its number: colour alone says nothing to some.</summary>
internal static class HeatTable
{
    /// <summary>Over two parameters.</summary>
    public static void Write(HtmlWriter html, OptimiseResult result, HeatMap map)
    {
        var (low, high) = BoundsOf(map);
        html.Write($"<div class=\"heat\"><table><caption>down: {result.Space.Dimensions[map.Y].Key}, across: {result.Space.Dimensions[map.X].Key}</caption>\n<tr><th></th>");
        foreach (var label in map.XLabels) html.Write($"<th>{label}</th>");
        html.Raw("</tr>\n");
        for (var row = 0; row < map.YLabels.Count; row++)
        {
            html.Write($"<tr><th>{map.YLabels[row]}</th>");
            for (var column = 0; column < map.XLabels.Count; column++) Cell(html, result, map.Means[row, column], map.Counts[row, column], low, high);
            html.Raw("</tr>\n");
        }

        html.Raw("</table></div>\n");
    }

    /// <summary>Over one parameter.</summary>
    /// <param name="map">Of the parameter with itself.</param>
    public static void Strip(HtmlWriter html, OptimiseResult result, HeatMap map, string name)
    {
        var (low, high) = BoundsOf(map);
        html.Write($"<div class=\"heat\"><table><caption>{name}</caption>\n<tr>");
        foreach (var label in map.XLabels) html.Write($"<th>{label}</th>");
        html.Raw("</tr>\n<tr>");
        for (var i = 0; i < map.XLabels.Count; i++) Cell(html, result, map.Means[i, i], map.Counts[i, i], low, high);
        html.Raw("</tr>\n</table></div>\n");
    }

    private static (double Low, double High) BoundsOf(HeatMap map)
    {
        var means = map.Means.Cast<double?>().OfType<double>().DefaultIfEmpty(0).ToArray();
        return (means.Min(), means.Max());
    }

    private static void Cell(HtmlWriter html, OptimiseResult result, double? mean, int trials, double low, double high)
    {
        if (mean is not { } value)
        {
            html.Raw("<td></td>");
            return;
        }

        var share = high > low ? 5 + 60 * (value - low) / (high - low) : 5;
        html.Write($"<td style=\"background:color-mix(in srgb, var(--accent) {share.ToString("0", CultureInfo.InvariantCulture)}%, transparent)\" title=\"{Numbers.Exact(value)}, {trials} trials\">{Numbers.Value(result.Options.Objective, value)}</td>");
    }
}
