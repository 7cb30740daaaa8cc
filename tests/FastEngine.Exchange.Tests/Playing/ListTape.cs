using FastEngine.Core;
using FastEngine.Exchange.Tape;

namespace FastEngine.Exchange.Tests.Playing;

/// <summary>A tape of one future written by hand: milliseconds from the start and prices.</summary>
internal sealed class ListTape(params (long Ms, decimal Price)[] trades) : ITape
{
    public const long StartNs = 1_723_075_200L * EngineTime.NsPerSecond;

    private int _next;

    public InstrumentTable Instruments { get; } = new(
    [
        new Instrument { Id = 0, Symbol = "BTCUSDT", Market = Market.UsdMargined, Name = "BTCUSDT", PriceScale = 1, QuantityScale = 3, Tick = 1, Lot = 1 },
    ]);

    public bool TryNext(out Tick tick)
    {
        tick = default;
        if (_next == trades.Length) return false;
        var (ms, price) = trades[_next++];
        tick.ExchangeTimeNs = StartNs + ms * EngineTime.NsPerMs;
        tick.Price = (long)(price * 10);
        tick.Quantity = 1_000;
        tick.TradeId = _next;
        tick.Kind = EventKind.Trade;
        return true;
    }

    public void Dispose()
    {
    }
}
