using FastEngine.Core;
using FastEngine.Host.Outputs.Trading;
using FastEngine.Server.Documents;
using FastEngine.Signals.Candles;

namespace FastEngine.Host.Serving;

/// <summary>Exact values of the engine as a page draws or prints them.</summary>
internal static class Drawn
{
    // JSON has no number for what is not one.
    private const double Unbounded = 1e9;

    public static double Shown(double value) => double.IsNaN(value) ? 0 : Math.Clamp(value, -Unbounded, Unbounded);

    public static double? Known(double value) => double.IsFinite(value) ? value : null;

    /// <summary>Null for none.</summary>
    public static string? Price(long price, Instrument instrument) => price == 0 ? null : FixedPoint.ToText(price, instrument.PriceScale);

    public static string Mean(Int128 cost, long quantity, Instrument instrument) => FixedPoint.ToText(quantity == 0 ? 0 : cost / quantity, instrument.PriceScale);

    public static double PriceOf(long price, Instrument instrument) => (double)price / FixedPoint.PowerOfTen(instrument.PriceScale);

    /// <summary>Decimals that a price moves in.</summary>
    public static int DecimalsOf(Instrument instrument)
    {
        var (decimals, tick) = (instrument.PriceScale, instrument.Tick);
        for (; decimals > 0 && tick > 0 && tick % 10 == 0; decimals--) tick /= 10;
        return decimals;
    }

    public static CandleDocument Of(in ClosedCandle closed, Instrument instrument)
    {
        ref readonly var candle = ref closed.Candle;
        double quantity = FixedPoint.PowerOfTen(instrument.QuantityScale);
        return new CandleDocument
        {
            TimeNs = closed.OpenTimeNs, Open = PriceOf(candle.Open, instrument), High = PriceOf(candle.High, instrument), Low = PriceOf(candle.Low, instrument), Close = PriceOf(candle.Close, instrument),
            BuyVolume = (double)candle.BuyVolume.Value / quantity, SellVolume = (double)candle.SellVolume.Value / quantity,
        };
    }

    public static MarkerDocument Of(LiveMarker marker) => new()
    {
        TimeNs = marker.TimeNs, Kind = marker.IsEntry ? "entry" : "exit", Side = Names.Of(marker.Direction), Price = marker.Price, PositionId = marker.PositionId, Text = marker.Text, Pnl = Known(marker.Pnl),
    };

    public static ZoneDocument Of(in LiveZone zone, Instrument instrument) => new()
    {
        Kind = zone.Kind, Low = PriceOf(zone.Low, instrument), High = PriceOf(zone.High, instrument), SinceNs = zone.SinceNs, Strength = zone.Strength,
    };
}
