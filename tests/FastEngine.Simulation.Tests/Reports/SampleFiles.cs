using FastEngine.Simulation.Reports;

namespace FastEngine.Simulation.Tests.Reports;

/// <summary>Writes samples for a person to look at into the folder that FASTENGINE_REPORT_SAMPLES names; without it, only that they can be written.</summary>
public class SampleFiles
{
    [Theory]
    [InlineData("rich")]
    [InlineData("many")]
    [InlineData("empty")]
    public void Samples_can_be_looked_at(string name)
    {
        var data = name switch
        {
            "rich" => Sample.Rich(),
            "many" => Sample.Rich(minutes: 10_000, everyMinutes: 20),
            _ => Sample.Rich() with { Trades = [], OpenPositions = [], Equity = [], Prices = [], NearMisses = [], Refusals = [], Latency = null, Performance = PerformanceStatistics.From([], []) },
        };
        using var file = new MemoryStream();
        HtmlReport.Write(data, file);
        Assert.True(file.Length > 60_000);
        if (Environment.GetEnvironmentVariable("FASTENGINE_REPORT_SAMPLES") is { Length: > 0 } folder)
            File.WriteAllBytes(Path.Combine(folder, $"{name}.html"), file.ToArray());
    }
}
