using System.Collections.Immutable;
using FastEngine.Core;

namespace FastEngine.Feeds;

/// <summary>Collects what the pre-scan sees of one symbol.</summary>
internal sealed class SymbolTally(string symbol, Market market)
{
    private readonly List<long> _firstPrices = new(ScannedSymbol.MaxFirstPrices);
    private long _trades;
    private TradeStream _stream;
    private int _priceDecimals;
    private int _quantityDecimals;
    private long _firstTimeNs;
    private long _minTimeNs = long.MaxValue;
    private long _maxTimeNs = long.MinValue;

    public Instrument? Stored { get; set; }

    public void Add(in TradeFields trade)
    {
        Begin(trade.ExchangeTimeNs, trade.Stream);
        if (DecimalText.TryMeasure(trade.Price, out var decimals, out _)) _priceDecimals = Math.Max(_priceDecimals, decimals);
        if (DecimalText.TryMeasure(trade.Quantity, out decimals, out _)) _quantityDecimals = Math.Max(_quantityDecimals, decimals);
        if (_firstPrices.Count < ScannedSymbol.MaxFirstPrices && DecimalText.TryParse(trade.Price, ScannedSymbol.DefaultScale, out var price))
            _firstPrices.Add(price);
    }

    public void Add(in Tick tick, Instrument instrument)
    {
        Begin(tick.ExchangeTimeNs, tick.Stream);
        _priceDecimals = Math.Max(_priceDecimals, Decimals(tick.Price, instrument.PriceScale));
        _quantityDecimals = Math.Max(_quantityDecimals, Decimals(tick.Quantity, instrument.QuantityScale));
        if (_firstPrices.Count < ScannedSymbol.MaxFirstPrices && TryRescale(tick.Price, instrument.PriceScale, out var price)) _firstPrices.Add(price);
    }

    public ScannedSymbol ToSymbol() => new()
    {
        Symbol = symbol, Market = market, Trades = _trades, Stream = _stream, FirstPrices = [.. _firstPrices],
        PriceDecimals = _priceDecimals, QuantityDecimals = _quantityDecimals, FirstTimeNs = _firstTimeNs,
        MinTimeNs = _trades == 0 ? 0 : _minTimeNs, MaxTimeNs = _trades == 0 ? 0 : _maxTimeNs, Stored = Stored,
    };

    private void Begin(long timeNs, TradeStream stream)
    {
        if (_trades++ == 0)
        {
            _firstTimeNs = timeNs;
            _stream = stream;
        }

        _minTimeNs = Math.Min(_minTimeNs, timeNs);
        _maxTimeNs = Math.Max(_maxTimeNs, timeNs);
    }

    private static int Decimals(long value, int scale)
    {
        while (scale > 0 && value % 10 == 0)
        {
            value /= 10;
            scale--;
        }

        return scale;
    }

    private static bool TryRescale(long price, int scale, out long rescaled)
    {
        var wide = (Int128)price * FixedPoint.PowerOfTen(ScannedSymbol.DefaultScale);
        var (quotient, remainder) = Int128.DivRem(wide, FixedPoint.PowerOfTen(scale));
        rescaled = quotient > long.MaxValue ? 0 : (long)quotient;
        return remainder == 0 && quotient <= long.MaxValue;
    }
}
