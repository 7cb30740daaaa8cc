using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FastEngine.Simulation.Backtest;

namespace FastEngine.Simulation.Reports;

/// <summary>What the chart of a comparison draws: equity of both as multiples of their beginnings, at the times that either has.</summary>
internal static class ComparisonJson
{
    private const long NsPerMs = 1_000_000;

    public static string ToText(ComparisonData data)
    {
        var (a, b) = (Points(data.A), Points(data.B));
        var times = a.Keys.Union(b.Keys).Order().ToArray();
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.Default }))
        {
            json.WriteStartObject();
            json.WriteStartArray("t");
            foreach (var time in times) json.WriteNumberValue(time / NsPerMs);
            json.WriteEndArray();
            Write(json, "a", times, a);
            Write(json, "b", times, b);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    private static Dictionary<long, double> Points(BacktestResult result)
    {
        var points = new Dictionary<long, double>();
        if (result.Equity.Count == 0 || result.StartEquity == 0) return points;
        var start = new EquitySample(result.Equity[0].TimeNs - 1, result.StartEquity);
        var samples = EquityCurve.Build([start, .. result.Equity.Select(bar => new EquitySample(bar.TimeNs, bar.Equity))]);
        foreach (var point in EquityCurve.Downsample(samples)) points[point.TimeNs] = (double)point.Equity / (double)result.StartEquity;
        return points;
    }

    // Where one has no point it is as before; before its first and behind its last there is nothing.
    private static void Write(Utf8JsonWriter json, string name, long[] times, Dictionary<long, double> points)
    {
        json.WriteStartArray(name);
        var last = points.Count == 0 ? long.MinValue : points.Keys.Max();
        double? value = null;
        foreach (var time in times)
        {
            if (points.TryGetValue(time, out var found)) value = found;
            if (value is { } known && time <= last) json.WriteNumberValue(known);
            else json.WriteNullValue();
        }

        json.WriteEndArray();
    }
}
