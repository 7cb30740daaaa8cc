using FastEngine.Venues.Json;

namespace FastEngine.Venues.Binance;

/// <summary>The members of one event object that a trade is made of, as ranges of the frame; of duplicates the last.</summary>
internal struct EventFields
{
    public JsonValue EventType;
    public JsonValue Symbol;
    public JsonValue TradeId;
    public JsonValue AggregateId;
    public JsonValue Price;
    public JsonValue Quantity;
    public JsonValue TradeTime;
    public JsonValue BuyerIsMaker;
    public JsonValue OrderType;
    public JsonValue SpotMark;

    /// <param name="name">The member's name, one letter; others are not kept.</param>
    public void Keep(byte name, in JsonValue value)
    {
        switch (name)
        {
            case (byte)'e': EventType = value; break;
            case (byte)'s': Symbol = value; break;
            case (byte)'t': TradeId = value; break;
            case (byte)'a': AggregateId = value; break;
            case (byte)'p': Price = value; break;
            case (byte)'q': Quantity = value; break;
            case (byte)'T': TradeTime = value; break;
            case (byte)'m': BuyerIsMaker = value; break;
            case (byte)'X': OrderType = value; break;
            case (byte)'M': SpotMark = value; break;
        }
    }
}
