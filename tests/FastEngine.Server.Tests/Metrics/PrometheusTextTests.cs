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

    private static string Written(params Measurement[] all)
    {
        var output = new ArrayBufferWriter<byte>();
        PrometheusText.Write(all, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
