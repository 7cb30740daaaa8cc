using System.Buffers;
using System.Globalization;
using System.Text;

namespace FastEngine.Server.Metrics;

/// <summary>Figures in the text format of Prometheus, 0.0.4.</summary>
internal static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private const int MostDigits = 32;

    /// <param name="all">In any order; those of one name follow each other in the text.</param>
    /// <param name="output">Gets it in UTF-8.</param>
    public static void Write(IReadOnlyList<Measurement> all, IBufferWriter<byte> output)
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < all.Count; i++)
        {
            var first = all[i];
            if (!written.Add(first.Name)) continue;
            var name = NameOf(first);
            WriteHead(first, name, output);
            for (var j = i; j < all.Count; j++)
            {
                if (all[j].Name != first.Name) continue;
                if (all[j].Counts is { } counts) WriteHistogram(all[j], counts, name, output);
                else WriteLine(name, all[j].Labels, all[j].Value, output);
            }
        }
    }

    /// <summary>The unit is part of the name there, and so is that it counts.</summary>
    public static string NameOf(Measurement one)
    {
        var unit = one.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        return one.Name.Replace('.', '_') + unit + (one.Kind == MeasurementKind.Counter ? "_total" : "");
    }

    private static void WriteHead(in Measurement first, string name, IBufferWriter<byte> output)
    {
        output.Write("# HELP "u8);
        Write(name, output);
        output.Write(" "u8);
        Write(Escaped(first.Meaning, quotes: false), output);
        output.Write("\n# TYPE "u8);
        Write(name, output);
        output.Write(first.Kind switch { MeasurementKind.Counter => " counter\n"u8, MeasurementKind.Histogram => " histogram\n"u8, _ => " gauge\n"u8 });
    }

    private static void WriteHistogram(in Measurement one, HistogramCounts counts, string name, IBufferWriter<byte> output)
    {
        for (var i = 0; i < counts.Edges.Count; i++) WriteLine(name + "_bucket", [.. one.Labels, ("le", counts.Edges[i])], counts.Below[i], output);
        WriteLine(name + "_bucket", [.. one.Labels, ("le", "+Inf")], counts.Count, output);
        WriteLine(name + "_sum", one.Labels, one.Value, output);
        WriteLine(name + "_count", one.Labels, counts.Count, output);
    }

    private static void WriteLine(string name, (string Name, string Value)[] labels, double value, IBufferWriter<byte> output)
    {
        Write(name, output);
        WriteLabels(labels, output);
        output.Write(" "u8);
        Write(value, output);
        output.Write("\n"u8);
    }

    private static void WriteLabels((string Name, string Value)[] labels, IBufferWriter<byte> output)
    {
        if (labels.Length == 0) return;
        var before = "{"u8;
        foreach (var (name, value) in labels)
        {
            output.Write(before);
            Write(name, output);
            output.Write("=\""u8);
            Write(Escaped(value, quotes: true), output);
            output.Write("\""u8);
            before = ","u8;
        }

        output.Write("}"u8);
    }

    private static void Write(string text, IBufferWriter<byte> output) => Encoding.UTF8.GetBytes(text, output);

    private static void Write(double value, IBufferWriter<byte> output)
    {
        if (!double.IsFinite(value))
        {
            output.Write(double.IsNaN(value) ? "NaN"u8 : value > 0 ? "+Inf"u8 : "-Inf"u8);
            return;
        }

        value.TryFormat(output.GetSpan(MostDigits), out var written, "R", CultureInfo.InvariantCulture);
        output.Advance(written);
    }

    private static string Escaped(string text, bool quotes)
    {
        text = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        return quotes ? text.Replace("\"", "\\\"", StringComparison.Ordinal) : text;
    }
}
