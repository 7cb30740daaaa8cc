namespace FastEngine.Simulation.Reports.Html;

/// <summary>Percentiles with the maximum and the collections beside them, and the place of the histogram.</summary>
internal static class LatencySection
{
    public static void Write(HtmlWriter html, ReportData data)
    {
        html.BeginSection("latency", "Latency");
        if (data.Latency is not { Samples: > 0 } latency)
        {
            html.Note("Latency was not measured in this run.");
        }
        else
        {
            html.Write($"<p class=\"note\">{latency.Path}, {Display.Count(latency.Samples)} samples, wall time of this machine. GCs of the run, generations 0/1/2: {latency.Gen0}/{latency.Gen1}/{latency.Gen2}.</p>\n<dl class=\"figures\">\n");
            Percentile("p50", latency.P50Ns);
            Percentile("p90", latency.P90Ns);
            Percentile("p99", latency.P99Ns);
            Percentile("p99.9", latency.P999Ns);
            Percentile("max", latency.MaxNs);
            html.Raw("</dl>\n<div class=\"chart\" id=\"latency-chart\" role=\"img\" aria-label=\"Latency histogram\"></div>\n");
        }

        html.EndSection();

        void Percentile(string label, long ns) => html.Figure(label, Display.Latency(ns), $"{ns} ns");
    }
}
