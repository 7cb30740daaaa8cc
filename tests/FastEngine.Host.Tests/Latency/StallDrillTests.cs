using FastEngine.Host.Configuration;
using FastEngine.Host.Drilling.Stalls;

namespace FastEngine.Host.Tests.Latency;

public class StallDrillTests
{
    [Fact]
    public void A_stall_of_each_kind_is_blamed_on_what_it_was()
    {
        if (!OperatingSystem.IsLinux()) return;
        var folder = Directory.CreateTempSubdirectory("fe").FullName;
        try
        {
            var drill = new StallDrill(ConfigLoader.Load(ConfigSources.OfProcess([], [])).Config!, folder, stalls: 3);
            drill.Run(CancellationToken.None);
            Assert.True(drill.Failures.Count == 0, string.Join('\n', [.. drill.Failures, .. drill.Story]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
