using FastEngine.Core.Execution;
using FastEngine.Host.Configuration;
using FastEngine.Host.Drilling;
using FastEngine.Simulation.Paper;
using FastEngine.Simulation.Remote.Server;

namespace FastEngine.Host.Tests.Service;

/// <summary>An engine whose account at the venue is not as its configuration says does not start.</summary>
public class AccountAtVenueTests
{
    [Theory]
    [InlineData(AccountMode.OneWay, 0, "the account at the venue is in mode one_way, and positions.mode is hedge")]
    [InlineData(AccountMode.Hedge, 20, "the account at the venue has a leverage of 20, and account.leverage is 3")]
    public async Task Another_mode_or_leverage_is_refused_by_name(AccountMode mode, int leverage, string reason)
    {
        if (!OperatingSystem.IsLinux()) return;
        var folder = Directory.CreateTempSubdirectory("fe").FullName;
        try
        {
            var tape = DrillTape.Generate(1, 100, ConfigLoader.Load(ConfigSources.OfProcess([], [])).Config!);
            var paper = new PaperOptions { Mode = mode, Margin = leverage == 0 ? null : new PaperMargin(Money.One * 10_000, leverage) };
            using var stop = new CancellationTokenSource();
            using var venue = new VenueServer(tape.Events, tape.Instruments, paper, Path.Combine(folder, "v"));
            var serving = Task.Run(() => venue.RunUntil(long.MaxValue, stop.Token));
            using var engine = ChildEngine.Start(["run", "--venue", venue.SocketPath, "--data", Path.Combine(folder, "data"), "--json", "--symbols", .. tape.Symbols, "--set", "account.leverage=3"]);
            engine.WaitForEnd();
            await stop.CancelAsync();
            await serving;
            Assert.Equal(ExitCode.Failed, engine.ExitCode);
            Assert.Contains(reason, engine.Errors, StringComparison.Ordinal);
            Assert.Empty(venue.Orders);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
