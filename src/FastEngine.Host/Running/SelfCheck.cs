using FastEngine.Core;
using FastEngine.Engine;
using FastEngine.Feeds.Generation;
using FastEngine.Host.Configuration;

namespace FastEngine.Host.Running;

/// <summary>A short generated market through the whole path, to see that this machine gives the same results every way.</summary>
internal static class SelfCheck
{
    private const int Trades = 200_000;

    /// <returns>The metrics hash, and what the hot threads allocated together.</returns>
    public static (string Hash, long AllocatedBytes) Run(ResolvedConfig config, Topology topology, int shards, CancellationToken stop)
    {
        var request = new RunRequest { Verb = "doctor", Files = [], Config = config, Instruments = [] };
        var market = new SyntheticMarketOptions { Seed = 7, MaxTrades = Trades, Symbols = SyntheticSymbols.Demo(Market.UsdMargined) };
        using var tape = new GeneratedTape(new SyntheticTapeOptions { Market = market });
        using var run = new RecordingRun(request, tape.Instruments, [tape.Reader], options => options with { Topology = topology, Shards = shards, Pin = [], Idle = Rings.IdleKind.Backoff });
        run.Execute(null, null, stop);
        return (run.Hash!, run.Pipeline.HotThreads().Sum(thread => thread.AllocatedBytes ?? 0));
    }
}
