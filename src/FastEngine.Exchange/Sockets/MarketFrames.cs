using FastEngine.Core;
using FastEngine.Exchange.Matching;

namespace FastEngine.Exchange.Sockets;

/// <summary>Market frames of one symbol, made of its trades alone; field by field as the venue's samples have them.</summary>
internal sealed class MarketFrames(TradedSymbol symbol, Func<string> fundingRate, Func<long> nextFundingMs)
{
    private const int DepthLevels = 20;

    private readonly Dictionary<string, Candle> _candles = [];
    private readonly bool _isFuture = symbol.IsFuture;
    private TapeTrade _last;
    private decimal _bid;
    private decimal _ask;
    private long _bookId;
    private Candle _day;

    public TradedSymbol Symbol { get; } = symbol;

    // Only USD-M says which margin it is of.
    private string Class => _isFuture ? ",\"st\":1" : "";

    public void Take(in TapeTrade trade)
    {
        _last = trade;
        var tick = Symbol.Rules.TickSize;
        _bid = trade.Aggressor == Side.Buy ? Math.Max(tick, trade.Price - tick) : trade.Price;
        _ask = _bid + tick;
        var one = OneOf(in trade, 0);
        if (_day.Trades == 0) _day = one;
        else _day.Merge(in one);
    }

    public string Trade(long eventMs)
    {
        var tail = _isFuture ? "" : ",\"M\":true";
        return Invariant($$"""{"e":"trade","E":{{eventMs}},"s":"{{Symbol.Name}}","t":{{_last.Id}},"p":"{{Price(_last.Price)}}","q":"{{Quantity(_last.Quantity)}}","T":{{TimeMs}},"m":{{Maker}}{{(_isFuture ? ",\"X\":\"MARKET\"" : "")}}{{tail}}}""");
    }

    public string Aggregate(long eventMs) => _isFuture
        ? Invariant($$"""{"e":"aggTrade","E":{{eventMs}},"a":{{_last.Id}},"s":"{{Symbol.Name}}","p":"{{Price(_last.Price)}}","q":"{{Quantity(_last.Quantity)}}","nq":"{{Quantity(_last.Quantity)}}","f":{{_last.Id}},"l":{{_last.Id}},"T":{{TimeMs}},"m":{{Maker}},"st":1}""")
        : Invariant($$"""{"e":"aggTrade","E":{{eventMs}},"s":"{{Symbol.Name}}","a":{{_last.Id}},"p":"{{Price(_last.Price)}}","q":"{{Quantity(_last.Quantity)}}","f":{{_last.Id}},"l":{{_last.Id}},"T":{{TimeMs}},"m":{{Maker}},"M":true}""");

    public string BookTicker(long eventMs)
    {
        var quantity = Quantity(_last.Quantity);
        return _isFuture
            ? Invariant($$"""{"e":"bookTicker","u":{{_last.Sequence + 1}},"s":"{{Symbol.Name}}","b":"{{Price(_bid)}}","B":"{{quantity}}","a":"{{Price(_ask)}}","A":"{{quantity}}","T":{{TimeMs}},"E":{{eventMs}},"st":1,"ps":"{{Symbol.Name}}"}""")
            : Invariant($$"""{"u":{{_last.Sequence + 1}},"s":"{{Symbol.Name}}","b":"{{Price(_bid)}}","B":"{{quantity}}","a":"{{Price(_ask)}}","A":"{{quantity}}"}""");
    }

    public string MarkPrice(long eventMs) => Invariant(
        $$"""{"e":"markPriceUpdate","E":{{eventMs}},"s":"{{Symbol.Name}}","p":"{{Decimals.Money(_last.Price)}}","i":"{{Decimals.Money(_last.Price)}}","P":"{{Decimals.Money(_last.Price)}}","r":"{{fundingRate()}}","T":{{nextFundingMs()}},"st":1}""");

    /// <summary>The candle of an interval; when a trade begins a new one, the closed one comes first.</summary>
    public IEnumerable<string> Klines(string interval, long lengthMs, long eventMs)
    {
        var openMs = TimeMs - TimeMs % lengthMs;
        var one = OneOf(in _last, openMs);
        if (_candles.TryGetValue(interval, out var candle) && candle.OpenMs < openMs)
        {
            yield return Kline(in candle, interval, lengthMs, eventMs, isClosed: true);
            candle = one;
        }
        else if (candle.Trades == 0) candle = one;
        else candle.Merge(in one);
        _candles[interval] = candle;
        yield return Kline(in candle, interval, lengthMs, eventMs, isClosed: false);
    }

    /// <summary>A whole small book each time: the levels that moved away are not withdrawn one by one.</summary>
    public string DepthUpdate(long eventMs, int levels)
    {
        var first = _bookId + 1;
        var previous = _bookId;
        _bookId = _last.Sequence + 1;
        var (bids, asks) = (Levels(_bid, -1, levels), Levels(_ask, 1, levels));
        return _isFuture
            ? Invariant($$"""{"e":"depthUpdate","E":{{eventMs}},"T":{{TimeMs}},"s":"{{Symbol.Name}}","ps":"{{Symbol.Name}}","st":1,"U":{{first}},"u":{{_bookId}},"pu":{{previous}},"b":[{{bids}}],"a":[{{asks}}]}""")
            : Invariant($$"""{"e":"depthUpdate","E":{{eventMs}},"s":"{{Symbol.Name}}","U":{{first}},"u":{{_bookId}},"b":[{{bids}}],"a":[{{asks}}]}""");
    }

    /// <summary>Spot only: the best levels without a header.</summary>
    public string PartialBook(int levels) =>
        Invariant($$"""{"lastUpdateId":{{_last.Sequence + 1}},"bids":[{{Levels(_bid, -1, levels)}}],"asks":[{{Levels(_ask, 1, levels)}}]}""");

    public string MiniTicker(long eventMs) => Invariant(
        $$"""{"e":"24hrMiniTicker","E":{{eventMs}},"s":"{{Symbol.Name}}","c":"{{Price(_day.Close)}}","o":"{{Price(_day.Open)}}","h":"{{Price(_day.High)}}","l":"{{Price(_day.Low)}}","v":"{{Quantity(_day.Volume)}}","q":"{{Decimals.Money(_day.QuoteVolume)}}"{{Class}}}""");

    public string Ticker(long eventMs)
    {
        var average = _day.Volume == 0 ? 0 : _day.QuoteVolume / _day.Volume;
        var percent = Decimals.Text(_day.Open == 0 ? 0 : (_day.Close - _day.Open) / _day.Open * 100, 3);
        var book = _isFuture ? "" : Invariant($$""","x":"{{Price(_day.Open)}}","b":"{{Price(_bid)}}","B":"{{Quantity(_last.Quantity)}}","a":"{{Price(_ask)}}","A":"{{Quantity(_last.Quantity)}}" """).TrimEnd();
        return Invariant(
            $$"""{"e":"24hrTicker","E":{{eventMs}},"s":"{{Symbol.Name}}","p":"{{Price(_day.Close - _day.Open)}}","P":"{{percent}}","w":"{{Price(average)}}"{{book}},"c":"{{Price(_day.Close)}}","Q":"{{Quantity(_last.Quantity)}}","o":"{{Price(_day.Open)}}","h":"{{Price(_day.High)}}","l":"{{Price(_day.Low)}}","v":"{{Quantity(_day.Volume)}}","q":"{{Decimals.Money(_day.QuoteVolume)}}","O":{{_day.OpenMs}},"C":{{eventMs}},"F":{{_day.FirstId}},"L":{{_day.LastId}},"n":{{_day.Trades}}{{Class}}}""");
    }

    private long TimeMs => _last.TimeNs / EngineTime.NsPerMs;

    private string Maker => _last.Aggressor == Side.Sell ? "true" : "false";

    private string Price(decimal price) => Symbol.Rules.TradedPrice(price);

    private string Quantity(decimal quantity) => Symbol.Rules.TradedQuantity(quantity);

    private string Kline(in Candle candle, string interval, long lengthMs, long eventMs, bool isClosed) => Invariant(
        $$$"""{"e":"kline","E":{{{eventMs}}},"s":"{{{Symbol.Name}}}","k":{"t":{{{candle.OpenMs}}},"T":{{{candle.OpenMs + lengthMs - 1}}},"s":"{{{Symbol.Name}}}","i":"{{{interval}}}","f":{{{candle.FirstId}}},"L":{{{candle.LastId}}},"o":"{{{Price(candle.Open)}}}","c":"{{{Price(candle.Close)}}}","h":"{{{Price(candle.High)}}}","l":"{{{Price(candle.Low)}}}","v":"{{{Quantity(candle.Volume)}}}","n":{{{candle.Trades}}},"x":{{{(isClosed ? "true" : "false")}}},"q":"{{{Decimals.Money(candle.QuoteVolume)}}}","V":"{{{Quantity(candle.TakerBuyVolume)}}}","Q":"{{{Decimals.Money(candle.TakerBuyQuote)}}}","B":"0"}}""");

    private string Levels(decimal best, int direction, int count) => string.Join(',', Enumerable.Range(0, Math.Min(count, DepthLevels))
        .Select(i => best + direction * i * Symbol.Rules.TickSize).Where(price => price > 0).Select(price => $"[\"{Price(price)}\",\"{Quantity(_last.Quantity)}\"]"));

    private static Candle OneOf(in TapeTrade trade, long openMs)
    {
        var bought = trade.Aggressor == Side.Buy ? trade.Quantity : 0;
        return new Candle
        {
            OpenMs = openMs, Open = trade.Price, High = trade.Price, Low = trade.Price, Close = trade.Price, Volume = trade.Quantity, QuoteVolume = trade.Price * trade.Quantity,
            TakerBuyVolume = bought, TakerBuyQuote = bought * trade.Price, FirstId = trade.Id, LastId = trade.Id, Trades = 1,
        };
    }

    private static string Invariant(System.Runtime.CompilerServices.DefaultInterpolatedStringHandler text) => text.ToStringAndClear();
}
