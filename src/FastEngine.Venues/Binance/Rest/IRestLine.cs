namespace FastEngine.Venues.Binance.Rest;

/// <summary>Requests whose answers are taken by the thread that sent them.</summary>
public interface IRestLine
{
    /// <summary>Begins a request; never waits.</summary>
    void Send(RestCall call);

    /// <summary>An answer that has come, in any order.</summary>
    bool TryTake(out RestAnswer answer);
}
