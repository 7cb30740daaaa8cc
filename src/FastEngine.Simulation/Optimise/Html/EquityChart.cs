using System.Globalization;
using System.Text;
using FastEngine.Simulation.Optimise.Statistics;
using FastEngine.Simulation.Reports;
using FastEngine.Simulation.Reports.Html;

namespace FastEngine.Simulation.Optimise.Html;

/// <summary>Growth out of sample as a picture of its own.</summary>
internal static class EquityChart
{
    private const int MostPoints = 1_500;

    public static void Write(HtmlWriter html, IReadOnlyList<FoldResult> folds, OutOfSampleResult after)
    {
        var growth = new double[after.Returns.Length + 1];
        for (var i = 0; i < after.Returns.Length; i++) growth[i + 1] = (1 + growth[i]) * (1 + after.Returns[i]) - 1;
        var (low, high) = (Math.Min(0, growth.Min()), Math.Max(0, growth.Max()));
        if (high - low < 1e-9) (low, high) = (-0.01, 0.01);
        var points = new StringBuilder();
        var step = Math.Max(1, growth.Length / MostPoints);
        for (var i = 0; i < growth.Length; i += step) Append(i);
        Append(growth.Length - 1);

        html.Raw("<div class=\"curve\" role=\"img\" aria-label=\"Growth out of sample\"><svg viewBox=\"0 0 1000 1000\" preserveAspectRatio=\"none\">");
        var begins = new List<int>();
        for (var i = 0; i < after.TimesNs.Length; i++)
            if (folds.Any(fold => fold.Fold.OutOfSample.FromNs == after.TimesNs[i])) begins.Add(i);
        foreach (var begin in begins.Skip(1)) html.Raw($"<line x1=\"{X(begin)}\" x2=\"{X(begin)}\" y1=\"0\" y2=\"1000\"/>");
        html.Raw($"<line class=\"zero\" x1=\"0\" x2=\"1000\" y1=\"{Y(0)}\" y2=\"{Y(0)}\"/><polyline points=\"{points}\"/></svg>");
        foreach (var value in new[] { low, 0, high }.Distinct())
            html.Write($"<span class=\"y\" style=\"top:{Percent((high - value) / (high - low))}%\">{Numbers.Percent(value)}</span>");
        for (var i = 0; i < begins.Count; i++)
            html.Write($"<span class=\"x\" style=\"left:{Percent((double)begins[i] / (growth.Length - 1))}%\" title=\"{Display.Time(after.TimesNs[begins[i]])} UTC\">{i + 1}</span>");
        html.Raw("</div>\n");

        void Append(int i) => points.Append(points.Length > 0 ? " " : "").Append(X(i)).Append(',').Append(Y(growth[i]));
        string X(int i) => Thousandths((double)i / (growth.Length - 1));
        string Y(double value) => Thousandths((high - value) / (high - low));
    }

    private static string Percent(double part) => (100 * part).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Thousandths(double part) => (1_000 * part).ToString("0.0", CultureInfo.InvariantCulture);
}
