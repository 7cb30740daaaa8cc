using FastEngine.Signals.Candles;

namespace FastEngine.Signals.Indicators;

/// <summary>A closed candle in doubles: prices in quote currency, volume in base units. The one place where prices leave fixed point.</summary>
public readonly struct Bar
{
    public readonly double High;
    public readonly double Low;
    public readonly double Close;
    public readonly double Volume;

    public Bar(double high, double low, double close, double volume)
    {
        High = high;
        Low = low;
        Close = close;
        Volume = volume;
    }

    /// <param name="candle">At the instrument's scales.</param>
    /// <param name="priceUnit">10 to the price scale: divided by, as the quotient of two exact doubles is correctly rounded.</param>
    /// <param name="quantityUnit">10 to the quantity scale.</param>
    public Bar(in Candle candle, double priceUnit, double quantityUnit)
    {
        High = candle.High / priceUnit;
        Low = candle.Low / priceUnit;
        Close = candle.Close / priceUnit;
        Volume = (double)candle.Volume / quantityUnit;
    }
}
