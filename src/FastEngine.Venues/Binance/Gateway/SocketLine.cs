using System.Collections.Concurrent;
using System.Net.WebSockets;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>A connection by the framework's WebSocket client: for the gateway, whose messages are few.</summary>
/// <remarks>A peer that has gone without a word is found by pings that get no pong.</remarks>
public sealed class SocketLine(SocketLineOptions options) : IMessageLine
{
    private readonly ConcurrentQueue<byte[]> _received = new();
    private Connection? _connection;
    private byte[] _sending = new byte[4_096];
    private byte[]? _taken;

    public LineState State
    {
        get
        {
            if (_connection is not { } connection) return LineState.Closed;
            return connection.IsOver ? LineState.Closed : connection.IsOpen ? LineState.Open : LineState.Connecting;
        }
    }

    public void Connect(Uri address)
    {
        Close();
        _received.Clear();
        _connection = new Connection(address, options, _received);
    }

    public SendOutcome Send(ReadOnlySpan<byte> message)
    {
        if (State != LineState.Open) return SendOutcome.NotSent;
        if (message.Length > _sending.Length) _sending = new byte[message.Length * 2];
        message.CopyTo(_sending);
        return _connection!.Send(_sending.AsMemory(0, message.Length)) ? SendOutcome.Sent : SendOutcome.Unknown;
    }

    public bool TryTake(out ReadOnlySpan<byte> message)
    {
        var isTaken = _received.TryDequeue(out _taken);
        message = isTaken ? _taken : default;
        return isTaken;
    }

    public void Close()
    {
        _connection?.End();
        _connection = null;
    }

    public void Dispose() => Close();

    // Ends by itself: what it owns is disposed by its receiving task, whoever ends it.
#pragma warning disable CA1001
    private sealed class Connection
#pragma warning restore CA1001
    {
        private readonly ClientWebSocket _socket = new();
        private readonly CancellationTokenSource _end = new();
        private readonly SocketLineOptions _options;
        private readonly ConcurrentQueue<byte[]> _received;
        private volatile bool _isOpen;
        private volatile bool _isOver;

        public Connection(Uri address, SocketLineOptions options, ConcurrentQueue<byte[]> received)
        {
            _options = options;
            _received = received;
            _socket.Options.KeepAliveInterval = options.PingInterval;
            _socket.Options.KeepAliveTimeout = options.PongTimeout;
            _ = Task.Run(() => RunAsync(address));
        }

        public bool IsOpen => _isOpen;

        public bool IsOver => _isOver;

        public bool Send(ReadOnlyMemory<byte> message)
        {
            try
            {
                var sending = _socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, _end.Token);
                if (!sending.IsCompletedSuccessfully && !sending.AsTask().Wait(_options.SendTimeout)) return Lost();
                return true;
            }
            catch (Exception exception) when (exception is AggregateException or WebSocketException or OperationCanceledException or ObjectDisposedException
                or InvalidOperationException or IOException)
            {
                return Lost();
            }
        }

        public void End()
        {
            _isOver = true;
            try
            {
                _end.Cancel();
                _socket.Abort();
            }
            catch (ObjectDisposedException)
            {
                // It had ended by itself.
            }
        }

        private bool Lost()
        {
            End();
            return false;
        }

        private async Task RunAsync(Uri address)
        {
            try
            {
                using (var limit = CancellationTokenSource.CreateLinkedTokenSource(_end.Token))
                {
                    limit.CancelAfter(_options.ConnectTimeout);
                    await _socket.ConnectAsync(address, limit.Token).ConfigureAwait(false);
                }

                _isOpen = true;
                await ReceiveAsync().ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException
                or InvalidOperationException or IOException)
            {
                // What it was is of no use here: it is over, and is begun again.
            }
            finally
            {
                _isOver = true;
                _socket.Dispose();
                _end.Dispose();
            }
        }

        private async Task ReceiveAsync()
        {
            var buffer = new byte[16_384];
            var length = 0;
            while (!_isOver)
            {
                if (length == buffer.Length)
                {
                    if (length >= _options.MaxMessageBytes) return;
                    Array.Resize(ref buffer, buffer.Length * 2);
                }

                var part = await _socket.ReceiveAsync(buffer.AsMemory(length), _end.Token).ConfigureAwait(false);
                if (part.MessageType == WebSocketMessageType.Close) return;
                length += part.Count;
                if (!part.EndOfMessage) continue;
                _received.Enqueue(buffer[..length]);
                length = 0;
            }
        }
    }
}
