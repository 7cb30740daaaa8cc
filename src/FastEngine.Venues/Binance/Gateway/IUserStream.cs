using FastEngine.Venues.Binance.Rest;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>A user stream, however its market gives it.</summary>
internal interface IUserStream
{
    void DoWork(long nowNs);

    /// <summary>The answer to the request for its key.</summary>
    void OnKey(in RestAnswer answer);

    void OnKeptAlive(in RestAnswer answer);
}
