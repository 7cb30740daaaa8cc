using System.Text;
using FastEngine.Core;

namespace FastEngine.Feeds.Generation;

/// <summary>The constant pieces of one symbol's trade frames, in the exchange's field order.</summary>
/// <remarks>Spot prints <c>T</c> behind the quantity and adds <c>M</c>; the futures print it second and add <c>X</c> to single trades.</remarks>
internal sealed class FrameTemplate
{
    public FrameTemplate(SyntheticSymbol symbol, TradeStream stream)
    {
        var spot = symbol.Market == Market.Spot;
        var aggregate = stream == TradeStream.Aggregate;
        var kind = aggregate ? "aggTrade" : "trade";
        TimeFirst = !spot && !aggregate;
        Aggregate = aggregate;
        PriceDecimals = symbol.PriceDecimals;
        QuantityDecimals = symbol.QuantityDecimals;
        Head = Bytes($$"""{"stream":"{{symbol.Name.ToLowerInvariant()}}@{{kind}}","data":{"e":"{{kind}}","E":""");
        var name = $",\"s\":\"{symbol.Name}\"";
        var id = aggregate ? ",\"a\":" : ",\"t\":";
        const string price = ",\"p\":\"";
        (BeforeId, BeforePrice) = aggregate && !spot ? (Bytes(id), Bytes(name + price)) : (Bytes(name + id), Bytes(price));
        BeforeSide = Bytes(aggregate || spot ? ",\"m\":" : "\",\"X\":\"MARKET\",\"m\":");
        Tail = Bytes(spot ? ",\"M\":true}}" : "}}");
    }

    /// <summary>Whether <c>T</c> follows <c>E</c>; else it follows the quantity (and the ids of an aggregate).</summary>
    public bool TimeFirst { get; }

    public bool Aggregate { get; }

    public int PriceDecimals { get; }

    public int QuantityDecimals { get; }

    public byte[] Head { get; }

    public byte[] BeforeId { get; }

    public byte[] BeforePrice { get; }

    public byte[] BeforeSide { get; }

    public byte[] Tail { get; }

    private static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);
}
