namespace FastEngine.Venues.Binance.Gateway;

/// <summary>State of a connection.</summary>
public enum LineState : byte
{
    Closed,
    Connecting,
    Open,
}
