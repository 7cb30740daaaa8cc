using FastEngine.Core;
using FastEngine.Venues.Binance;

namespace FastEngine.Venues.Tests.Binance;

/// <summary>A small market and both parsers over it.</summary>
internal static class Parsers
{
    public static readonly InstrumentTable Instruments = new(
    [
        New(0, "BTCUSD_PERP", 1, 0),
        New(1, "BTCUSDT", 2, 8),
        New(2, "ETHUSDT", 2, 5),
        New(3, "X", 18, 18),
        New(4, "1000000LONGESTNAMEEVERUSDT", 0, 0),
    ]);

    public static readonly SymbolMap Symbols = new(Instruments.All.ToArray());

    public static readonly BinanceFrameParser Vectorised = new(Instruments, Symbols);

    public static readonly BinanceFrameParser Scalar = new(Instruments, Symbols, vectorised: false);

    private static Instrument New(int id, string symbol, int priceScale, int quantityScale) => new()
    {
        Id = id,
        Symbol = symbol,
        Name = symbol,
        Market = Market.UsdMargined,
        PriceScale = priceScale,
        QuantityScale = quantityScale,
        Tick = 1,
        Lot = 1,
    };
}
