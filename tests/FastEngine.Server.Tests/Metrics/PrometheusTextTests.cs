using System.Buffers;
using System.Text;
using FastEngine.Server.Metrics;

namespace FastEngine.Server.Tests.Metrics;

public sealed class PrometheusTextTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.1, "-0.1")]
    [InlineData(1e21, "1E+21")]
    [InlineData(-double.MaxValue, "-1.7976931348623157E+308")]
    [InlineData(double.Epsilon, "5E-324")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "+Inf")]
    [InlineData(double.NegativeInfinity, "-Inf")]
    public void A_figure_is_written_as_the_format_wants(double value, string text) =>
        Assert.Equal($"# HELP a_seconds b\n# TYPE a_seconds gauge\na_seconds {text}\n", Written(new Measurement("a", MeasurementKind.Gauge, "s", "b", value)));

    [Fact]
    public void Figures_of_one_name_follow_each_other_with_their_labels() =>
        Assert.Equal("# HELP a_total b\\\\\\n\"\n# TYPE a_total counter\na_total{x=\"1\",y=\"\u00e4\"} 1\na_total 3\n# HELP c d\n# TYPE c gauge\nc 2\n", Written(
            new Measurement("a", MeasurementKind.Counter, "1", "b\\\n\"", 1, ("x", "1"), ("y", "\u00e4")), new Measurement("c", MeasurementKind.Gauge, "1", "d", 2), new Measurement("a", MeasurementKind.Counter, "1", "b", 3)));

    [Fact]
    public void A_histogram_is_cumulative_and_has_its_sum_and_count()
    {
        var written = Written(new Measurement("a.b", MeasurementKind.Histogram, "s", "c", 0.5, ("x", "1")) { Counts = new HistogramCounts(["0.001", "1"], [2, 3], 4) });
        Assert.Equal("# HELP a_b_seconds c\n# TYPE a_b_seconds histogram\na_b_seconds_bucket{x=\"1\",le=\"0.001\"} 2\na_b_seconds_bucket{x=\"1\",le=\"1\"} 3\na_b_seconds_bucket{x=\"1\",le=\"+Inf\"} 4\n"
            + "a_b_seconds_sum{x=\"1\"} 0.5\na_b_seconds_count{x=\"1\"} 4\n", written);
    }

    private static string Written(params Measurement[] all)
    {
        var output = new ArrayBufferWriter<byte>();
        PrometheusText.Write(all, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
