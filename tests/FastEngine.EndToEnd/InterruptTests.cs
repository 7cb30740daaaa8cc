using System.Text.Json;

namespace FastEngine.EndToEnd;

/// <summary>Ctrl-C and SIGTERM end a run cleanly, with its summary.</summary>
public sealed class InterruptTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Child.Interrupt, "fused")]
    [InlineData(Child.Terminate, "fused")]
    [InlineData(Child.Interrupt, "sharded")]
    public void A_replay_that_is_interrupted_still_writes_its_summary(int signal, string topology)
    {
        if (!OperatingSystem.IsLinux()) return;
        const int trades = 20_000;
        Engine.RunIn(_folder.Path, "generate", "--trades", $"{trades}", "--rate", "20", "--out", "tape.gz").Expect(0);
        using var child = new Child(Repository.Engine, ["replay", _folder.At("tape.gz"), "--speed", "1x", "--topology", topology, "--shards", "2", "--out", _folder.At("results")]);
        var hotThread = topology == "fused" ? "fused" : "shard-1";

        // The tape lasts a quarter of an hour; the hot thread's name says that the run has begun (the warm-up has a generator too).
        while (!child.HasExited && !(child.Threads() is var threads && threads.Contains(hotThread) && !threads.Contains("generator"))) Thread.Sleep(5);
        child.Signal(signal);
        child.Wait().Expect(130).Saying("interrupted");
        var summary = JsonDocument.Parse(File.ReadAllText(_folder.At("results/summary.json"))).RootElement;
        Assert.True(summary.GetProperty("interrupted").GetBoolean());
        Assert.InRange(summary.GetProperty("inputs").GetProperty("ticks").GetInt64(), 0, trades / 2);
        Assert.Equal(64, summary.MetricsHash().Length);
    }

    [Fact]
    public void An_interrupted_demo_says_so()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var child = new Child(Repository.Engine, ["demo", "--duration", "1h", "--speed", "1x", "--json", "--out", _folder.At("demo")]);
        while (!child.HasExited && !child.Threads().Contains("fused")) Thread.Sleep(5);
        child.Signal(Child.Interrupt);
        Assert.True(child.Wait().Expect(130).Json().GetProperty("interrupted").GetBoolean());
        Assert.True(JsonDocument.Parse(File.ReadAllText(_folder.At("demo/summary.json"))).RootElement.GetProperty("interrupted").GetBoolean());
        Assert.True(File.Exists(_folder.At("demo/report.html")));
    }
}
