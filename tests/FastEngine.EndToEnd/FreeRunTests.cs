namespace FastEngine.EndToEnd;

/// <summary>The engine at the simulated exchange while that plays freely: its journal makes the same run again.</summary>
public sealed class FreeRunTests : IDisposable
{
    private const int Seconds = 120;
    private const long NsPerSecond = 1_000_000_000;

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_journal_of_a_run_that_traded_verifies_whole()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var venue = new SimulatedVenue("--generate", "usdm", "--symbols", "2", "--rate", "60", "--hedge");
        using var child = new Child(Repository.Engine,
        [
            "run", "--data", _folder.At("data"), "--set", "storage.enabled=false", "--symbols", "BTCUSDT@usdm", "ETHUSDT@usdm", .. venue.Hosts,
            "--config", Repository.At("config/micro.yaml"), "--set", "strategies.enabled=[scripted]", "--set", $"strategies.scripted.file={Script()}",
        ], environment: venue.Keys);
        while (!child.HasExited && !child.Says("is protected after")) Thread.Sleep(5);
        child.Signal(Child.Interrupt);
        child.Wait().Expect(130);
        var journal = Engine.Run("replay", "--journal", _folder.At("data/journal"), "--verify", "--json").Expect(0).Json();
        Assert.Equal(1, journal.GetProperty("parity").GetDouble());
        Assert.True(journal.GetProperty("ledger").GetProperty("compared").GetInt64() > 0);
    }

    // A signal a second, from now on: which is the first that may lead to an order the start of the engine decides.
    private string Script()
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var rows = Enumerable.Range(0, Seconds).Select(second => $"{(now + second) * NsPerSecond},{(second % 2 == 0 ? "BTCUSDT,long" : "ETHUSDT,short")}");
        File.WriteAllLines(_folder.At("script.csv"), ["time_ns,symbol,side", .. rows]);
        return _folder.At("script.csv");
    }
}
