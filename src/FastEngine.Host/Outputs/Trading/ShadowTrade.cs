using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Exits;

namespace FastEngine.Host.Outputs.Trading;

/// <summary>A trade that was not made, followed to its stop.</summary>
internal sealed class ShadowTrade
{
    /// <summary>The near miss that it follows.</summary>
    public required DecisionRecord Record { get; init; }

    public long BestPrice { get; set; }

    public long StopPrice { get; set; }

    /// <summary>Near misses of the same direction while it was open.</summary>
    public int More { get; set; }

    /// <summary>End of the candle that hit its stop; 0 while it is open.</summary>
    public long ExitTimeNs { get; private set; }

    public long ExitPrice { get; private set; }

    /// <summary>Change of price in the trade's direction, percent; NaN while open.</summary>
    public double GrossPct => ExitTimeNs == 0 ? double.NaN
        : 100.0 * (Record.Direction == Direction.Long ? ExitPrice - Record.Price : Record.Price - ExitPrice) / Record.Price;

    /// <summary>The same less two taker fees; NaN while open.</summary>
    public double NetPct { get; set; } = double.NaN;

    /// <summary>One closed candle; true when it hit the stop. A candle that opens beyond the stop fills at its open.</summary>
    public bool Follow(in Candle candle, long endNs, ExitOptions exits)
    {
        if (candle.Trades == 0) return false;
        var isLong = Record.Direction == Direction.Long;
        if (isLong ? candle.Low <= StopPrice : candle.High >= StopPrice)
        {
            ExitTimeNs = endNs;
            ExitPrice = isLong ? Math.Min(candle.Open, StopPrice) : Math.Max(candle.Open, StopPrice);
            return true;
        }

        BestPrice = isLong ? Math.Max(BestPrice, candle.High) : Math.Min(BestPrice, candle.Low);
        var trailing = StopPrices.Trailing(Record.Direction, BestPrice, exits.TrailPpm);
        StopPrice = isLong ? Math.Max(StopPrice, trailing) : Math.Min(StopPrice, trailing);
        return false;
    }
}
