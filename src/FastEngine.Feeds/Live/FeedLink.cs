using FastEngine.Feeds.WebSockets;

namespace FastEngine.Feeds.Live;

/// <summary>One socket of a connection, from dialling to its end.</summary>
internal sealed class FeedLink : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly Task<WebSocketConnection> _dialling;

    public FeedLink(IWebSocketDialer dialer, Uri address) => _dialling = dialer.Dial(address, _cancellation.Token);

    /// <summary>Null while it is dialled.</summary>
    public WebSocketConnection? Socket { get; private set; }

    public bool IsDialled => _dialling.IsCompleted;

    public int RequestsSent { get; set; }

    public long RequestedNs { get; set; }

    /// <summary>When it should be replaced, monotonic.</summary>
    public long EndsNs { get; set; }

    public bool HasData { get; private set; }

    /// <summary>When data came first and last, monotonic.</summary>
    public long FirstDataNs { get; private set; }

    public long DataNs { get; private set; }

    /// <summary>Since when it could have given data.</summary>
    public long QuietSinceNs => HasData ? DataNs : Socket!.OpenedNs;

    /// <returns>Whether it was the first.</returns>
    public bool Hear(long nowNs)
    {
        var isFirst = !HasData;
        if (isFirst) FirstDataNs = nowNs;
        DataNs = nowNs;
        HasData = true;
        return isFirst;
    }

    /// <exception cref="HandshakeException">It could not be opened.</exception>
    public WebSocketConnection Take() => Socket = _dialling.GetAwaiter().GetResult();

    public void Dispose()
    {
        _cancellation.Cancel();
        if (Socket is not null) Socket.Dispose();
        else _ = _dialling.ContinueWith(DisposeLate, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        _cancellation.Dispose();
    }

    // Given up while it was dialled.
    private static void DisposeLate(Task<WebSocketConnection> dialled)
    {
        if (dialled.IsCompletedSuccessfully) dialled.Result.Dispose();
        else _ = dialled.Exception;
    }
}
