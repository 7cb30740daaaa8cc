using FastEngine.Core;
using FastEngine.Feeds;
using FastEngine.Feeds.Generation;
using FastEngine.Host.Running;

namespace FastEngine.Proofs.Allocation;

/// <summary>The demo's market.</summary>
internal sealed class GeneratedTicks(long ticks) : ITickSource
{
    private readonly GeneratedTape _tape = new(new SyntheticTapeOptions
    {
        Market = new SyntheticMarketOptions { MaxTrades = ticks, Symbols = SyntheticSymbols.Demo(Market.UsdMargined) },
    });

    public InstrumentTable Instruments => _tape.Instruments;

    public TickReader Reader => _tape.Reader;

    public long Malformed => Reader.Report.Malformed;

    public void Dispose() => _tape.Dispose();
}
