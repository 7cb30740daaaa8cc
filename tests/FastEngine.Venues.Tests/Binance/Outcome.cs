using FastEngine.Core;

namespace FastEngine.Venues.Tests.Binance;

/// <summary>What became of one frame; the fields are zero unless it is a trade.</summary>
internal sealed record Outcome(
    ParseResult Result, int Instrument = 0, long TimeNs = 0, long Price = 0, long Quantity = 0, long Id = 0, Side Aggressor = Side.Buy, TradeStream Stream = TradeStream.None)
{
    public static Outcome Of(ParseResult result, in Tick tick) => result != ParseResult.Trade
        ? new Outcome(result)
        : new Outcome(result, tick.InstrumentId, tick.ExchangeTimeNs, tick.Price, tick.Quantity, tick.TradeId, tick.Aggressor, tick.Stream);
}
