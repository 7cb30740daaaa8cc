using System.Globalization;
using System.Text;

namespace FastEngine.Server.Metrics;

/// <summary>Figures in the text format of Prometheus, 0.0.4.</summary>
internal static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <param name="all">In any order; those of one name follow each other in the text.</param>
    public static string Of(IEnumerable<Measurement> all)
    {
        var text = new StringBuilder();
        foreach (var family in all.GroupBy(one => one.Name))
        {
            var first = family.First();
            var name = NameOf(first);
            text.Append("# HELP ").Append(name).Append(' ').Append(Escaped(first.Meaning, quotes: false)).Append('\n');
            text.Append("# TYPE ").Append(name).Append(first.Kind == MeasurementKind.Counter ? " counter\n" : " gauge\n");
            foreach (var one in family)
            {
                text.Append(name);
                if (one.Labels.Length > 0) text.Append('{').AppendJoin(',', one.Labels.Select(label => $"{label.Name}=\"{Escaped(label.Value, quotes: true)}\"")).Append('}');
                text.Append(' ').Append(Number(one.Value)).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>The unit is part of the name there, and so is that it counts.</summary>
    public static string NameOf(Measurement one)
    {
        var unit = one.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        return one.Name.Replace('.', '_') + unit + (one.Kind == MeasurementKind.Counter ? "_total" : "");
    }

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        double.NaN => "NaN",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    private static string Escaped(string text, bool quotes)
    {
        text = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        return quotes ? text.Replace("\"", "\\\"", StringComparison.Ordinal) : text;
    }
}
