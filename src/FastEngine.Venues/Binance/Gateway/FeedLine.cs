using FastEngine.Feeds.WebSockets;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>A connection by the engine's own client: what is sent leaves on the gateway's thread by one write, without allocation.</summary>
public sealed class FeedLine(IWebSocketDialer dialer) : IMessageLine
{
    private Task<WebSocketConnection>? _dialing;
    private WebSocketConnection? _connection;
    private CancellationTokenSource? _end;

    public LineState State
    {
        get
        {
            TakeDialed();
            if (_connection is { } connection) return connection.State == WebSocketState.Open ? LineState.Open : LineState.Closed;
            return _dialing is null ? LineState.Closed : LineState.Connecting;
        }
    }

    public void Connect(Uri address)
    {
        Close();
        _end = new CancellationTokenSource();
        _dialing = dialer.Dial(address, _end.Token);
    }

    public SendOutcome Send(ReadOnlySpan<byte> message)
    {
        if (State != LineState.Open) return SendOutcome.NotSent;
        _connection!.Send(message);
        return _connection.State == WebSocketState.Open ? SendOutcome.Sent : SendOutcome.Unknown;
    }

    public bool TryTake(out ReadOnlySpan<byte> message)
    {
        message = default;
        TakeDialed();
        if (_connection is not { } connection) return false;
        return connection.Read(out message) || (connection.Receive() > 0 && connection.Read(out message));
    }

    public void Close()
    {
        _end?.Cancel();
        _end?.Dispose();
        _end = null;

        // One that is opened all the same is nobody's.
        _dialing?.ContinueWith(static dialed => dialed.Result.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
        _dialing = null;
        _connection?.Dispose();
        _connection = null;
    }

    public void Dispose() => Close();

    private void TakeDialed()
    {
        if (_dialing is not { IsCompleted: true } dialed) return;
        _dialing = null;
        if (dialed.IsCompletedSuccessfully) _connection = dialed.Result;
        else _ = dialed.Exception;
    }
}
