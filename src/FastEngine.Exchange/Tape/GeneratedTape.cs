using FastEngine.Core;
using FastEngine.Feeds.Generation;

namespace FastEngine.Exchange.Tape;

/// <summary>A seeded synthetic market.</summary>
public sealed class GeneratedTape : ITape
{
    private readonly SyntheticMarket _market;
    private readonly SyntheticTicks _ticks;

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public GeneratedTape(SyntheticMarketOptions options)
    {
        _market = new SyntheticMarket(options);
        Instruments = SyntheticTicks.TableOf(options.Symbols);
        _ticks = new SyntheticTicks(options.Symbols, Instruments);
    }

    public InstrumentTable Instruments { get; }

    public bool TryNext(out Tick tick)
    {
        tick = default;
        if (!_market.NextTrade(out var trade)) return false;
        _ticks.Fill(in trade, ref tick);
        return true;
    }

    public void Dispose()
    {
    }
}
