using System.Text.Json;
using FastEngine.Core.Execution;
using FastEngine.Engine.Latency;
using FastEngine.Host.Latency;
using FastEngine.Host.Tests.Service;

namespace FastEngine.Host.Tests.Latency;

/// <summary>The ledger of a whole engine, as its user has it.</summary>
public sealed class LatencyRunTests : IDisposable
{
    private const long StartNs = 1_723_075_200_000_000_000;
    // So few that a ring has room for all of them, however late the slow side is.
    private const int Sample = 16;
    private const long NsPerSecond = 1_000_000_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("fe").FullName;
    private readonly string _tape;

    public LatencyRunTests()
    {
        _tape = Path.Combine(_folder, "tape.frames");
        ServiceChild.Run("generate", "--out", _tape, "--symbols", "2", "--duration", "60s", "--rate", "200", "--json");
        File.WriteAllLines(Script, ["time_ns,symbol,side,price,entry_score,confluence",
            .. Enumerable.Range(1, 10).Select(i => $"{StartNs + i * 5 * NsPerSecond},BTCUSDT,{(i % 2 == 0 ? "long" : "short")},,1,5")]);
    }

    [Theory]
    [InlineData("fused")]
    [InlineData("sharded")]
    public void Every_order_and_every_sampled_event_has_a_record_whose_stamps_are_in_order(string topology)
    {
        var report = Run(topology, $"engine.topology={topology}", $"engine.latency_sample={Sample}");
        var entries = LedgerFiles.List(At(topology)).SelectMany(path => LedgerFiles.Read(path).Entries).ToList();

        Assert.Equal(0, report.GetProperty("latency_ledger").GetProperty("dropped").GetInt64());
        Assert.True(entries.Count(entry => entry.Record.Kind == LatencyRecordKind.Tick) >= report.GetProperty("ticks").GetInt64() / Sample);
        var orders = entries.Where(entry => entry.Record.Order != 0).Select(entry => entry.Record).ToList();
        Assert.Equal(Enumerable.Range(1, report.GetProperty("orders").GetInt32()).Select(i => (long)i), orders.Select(order => order.Order).Order());
        Assert.All(orders, order => Assert.NotEqual(0, order.Approved));

        // What the kill switch overtook on its way never left; on threads of its own a shard may be too far behind for the stamps of a publication.
        Assert.Equal(report.GetProperty("overtaken_entries").GetInt32(), orders.Count(order => order.Sent == 0));
        Assert.All(orders.Where(order => order.Cause == TradeEventKind.Signal), order => Assert.True(order is { Consumed: > 0, Decided: > 0 } && (order.Received > 0 || topology == "sharded")));
        Assert.Contains(orders, order => order.Cause == TradeEventKind.Signal);
        foreach (var entry in entries)
        {
            long[] stamps = [.. Enum.GetValues<Stage>().Select(stage => Stages.StampOf(in entry.Record, stage)).Where(stamp => stamp != 0)];
            Assert.Equal(stamps.Order(), stamps);
        }

        var summary = ServiceChild.Run("latency", "--data", At(topology), "--json");
        Assert.Equal(orders.Count, summary.GetProperty("orders").GetProperty("total").GetProperty("count").GetInt32());
        Assert.True(summary.GetProperty("slowest").GetArrayLength() > 0);
    }

    [Fact]
    public void The_ledger_changes_no_result()
    {
        var with = Run("with", "engine.topology=fused", "engine.latency_sample=1");
        var without = Run("without", "engine.topology=fused", "latency.enabled=false");

        Assert.Equal(without.GetProperty("state_hash").GetString(), with.GetProperty("state_hash").GetString());
        Assert.True(without.GetProperty("orders").GetInt64() > 0);
        Assert.Empty(LedgerFiles.List(At("without")));
        using var child = new ServiceChild("latency", "--data", At("without"));
        child.WaitFor("no latency ledger is in");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Script => At("script.csv");

    private string At(string name) => Path.Combine(_folder, name);

    private JsonElement Run(string data, params string[] settings) => ServiceChild.Run(
    [
        "run", _tape, "--data", At(data), "--json",
        .. ((string[])["strategies.enabled=[scripted]", $"strategies.scripted.file={Script}", "regime.force=both", "storage.enabled=false", .. settings]).SelectMany(setting => (string[])["--set", setting]),
    ]);
}
