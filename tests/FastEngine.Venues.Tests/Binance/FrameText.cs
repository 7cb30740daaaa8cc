using System.Text;

namespace FastEngine.Venues.Tests.Binance;

/// <summary>Frames as the exchange prints them.</summary>
internal static class FrameText
{
    public const string SpotTrade = """{"e":"trade","E":1723161255343,"s":"BTCUSDT","t":3735683259,"p":"61837.63000000","q":"0.02000000","T":1723161255342,"m":true,"M":true}""";
    public const string FuturesTrade = """{"e":"trade","E":1723161256322,"T":1723161256321,"s":"BTCUSDT","t":5266583935,"p":"61800.30","q":"0.006","X":"MARKET","m":false}""";
    public const string CoinTrade = """{"e":"trade","E":1723161257687,"T":1723161257679,"s":"BTCUSD_PERP","t":849714402,"p":"61804.8","q":"4","X":"MARKET","m":false}""";
    public const string SpotAggregate = """{"e":"aggTrade","E":1723161255343,"s":"BTCUSDT","a":3104771001,"p":"61837.63000000","q":"0.02000000","f":3735683259,"l":3735683260,"T":1723161255342,"m":true,"M":true}""";
    public const string FuturesAggregate = """{"e":"aggTrade","E":1723161255343,"a":2104771001,"s":"BTCUSDT","p":"61837.60","q":"0.020","f":5135683259,"l":5135683260,"T":1723161255300,"m":true}""";
    public const string FuturesAggregate2026 = """{"e":"aggTrade","E":1793161255343,"s":"BTCUSDT","a":2904771001,"p":"61837.60","q":"0.020","nq":"0.020","f":5135683259,"l":5135683260,"T":1793161255300,"m":false,"st":1}""";

    public static readonly string[] Trades = [SpotTrade, FuturesTrade, CoinTrade, SpotAggregate, FuturesAggregate, FuturesAggregate2026];

    public const string DepthUpdate = """{"e":"depthUpdate","E":1723161256299,"T":1723161256298,"s":"BTCUSDT","U":5123107832006,"u":5123107837557,"pu":5123107831937,"b":[["58710.20","0.014"]],"a":[["61800.30","3.330"]]}""";
    public const string BookTicker = """{"e":"bookTicker","u":5123107839020,"s":"BTCUSDT","b":"61800.20","B":"2.507","a":"61800.30","A":"2.510","T":1723161256313,"E":1723161256313}""";
    public const string SpotBookTicker = """{"u":400900217,"s":"BNBUSDT","b":"25.35190000","B":"31.21000000","a":"25.36520000","A":"40.66000000"}""";
    public const string PartialDepth = """{"lastUpdateId":50093239218,"bids":[["61837.63000000","3.78826000"]],"asks":[["61837.64000000","1.10000000"]]}""";
    public const string Kline = """{"e":"kline","E":1672515782136,"s":"BTCUSDT","k":{"t":1672515780000,"T":1672515839999,"s":"BTCUSDT","i":"1m","e":"trade","p":"1","q":"1","m":true,"x":false}}""";

    public static string InEnvelope(string stream, string data) => $$"""{"stream":"{{stream}}","data":{{data}}}""";

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
