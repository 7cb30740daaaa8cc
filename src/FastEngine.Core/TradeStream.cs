namespace FastEngine.Core;

/// <summary>Which stream of the exchange a trade came from; their trade ids are different sequences.</summary>
public enum TradeStream : byte
{
    None = 0,
    Trade = 1,
    Aggregate = 2,
}
