using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;

namespace FastEngine.Exchange.Sockets;

/// <summary>One WebSocket with a queue of what goes out: whoever writes never waits for the network.</summary>
/// <remarks>It takes frames before the socket is there, so that nothing is missed between a handshake and its answer.</remarks>
internal sealed class SocketChannel(SocketOptions options) : IDisposable
{
    private const int MaxMessageBytes = 1 << 16;

    private readonly Channel<(ReadOnlyMemory<byte> Frame, bool IsSplit)> _outgoing =
        Channel.CreateUnbounded<(ReadOnlyMemory<byte>, bool)>(new UnboundedChannelOptions { SingleReader = true });

    private readonly CancellationTokenSource _end = new();
    private int _waiting;
    private long _second;
    private int _messages;
    private volatile bool _isFrozen;
    private WebSocket? _socket;

    /// <summary>A frame that goes out behind the next one; null for none.</summary>
    public ReadOnlyMemory<byte>? Held { get; set; }

    /// <summary>Half open: nothing goes out, nothing is read, and nobody is told.</summary>
    public bool IsFrozen
    {
        get => _isFrozen;
        set => _isFrozen = value;
    }

    public void Send(string text) => Send(Encoding.UTF8.GetBytes(text));

    /// <param name="isSplit">In fragments of one byte each.</param>
    public void Send(ReadOnlyMemory<byte> frame, bool isSplit = false)
    {
        if (_isFrozen) return;
        if (Interlocked.Increment(ref _waiting) > options.MaxWaitingFrames) Abort();
        else _outgoing.Writer.TryWrite((frame, isSplit));
    }

    /// <summary>Cuts the connection without a word.</summary>
    public void Abort()
    {
        _end.Cancel();
        _socket?.Abort();
    }

    /// <summary>Sends and receives until either side ends.</summary>
    /// <param name="socket">Open; disposed by the caller.</param>
    /// <param name="onText">Called for each message, one at a time.</param>
    public async Task RunAsync(WebSocket socket, Func<string, Task> onText, CancellationToken stop)
    {
        _socket = socket;
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, _end.Token);
        both.CancelAfter(options.Life);
        var writing = WriteAsync(socket, both.Token);
        try
        {
            while (await ReceiveAsync(socket, both.Token).ConfigureAwait(false) is { } text)
            {
                if (_isFrozen) continue;
                await onText(text).ConfigureAwait(false);
            }

            if (socket.State == WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException)
        {
            // The client or a fault cut it; whoever comes again gets a new one.
        }
        finally
        {
            await _end.CancelAsync().ConfigureAwait(false);
            await writing.ConfigureAwait(false);
        }
    }

    /// <summary>Counts a message of the client; false when they come too fast.</summary>
    public bool IsWithinRate()
    {
        var second = Environment.TickCount64 / 1_000;
        if (second != _second)
        {
            _second = second;
            _messages = 0;
        }

        return ++_messages <= options.MessagesPerSecond;
    }

    public void Dispose() => _end.Dispose();

    private async Task WriteAsync(WebSocket socket, CancellationToken stop)
    {
        try
        {
            await foreach (var (frame, isSplit) in _outgoing.Reader.ReadAllAsync(stop).ConfigureAwait(false))
            {
                Interlocked.Decrement(ref _waiting);
                if (_isFrozen) continue;
                // All but the last byte one by one, when it is to be split.
                var sent = 0;
                for (; isSplit && sent < frame.Length - 1; sent++)
                    await socket.SendAsync(frame.Slice(sent, 1), WebSocketMessageType.Text, WebSocketMessageFlags.None, stop).ConfigureAwait(false);
                await socket.SendAsync(frame[sent..], WebSocketMessageType.Text, WebSocketMessageFlags.EndOfMessage, stop).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            socket.Abort();
        }
    }

    private static async Task<string?> ReceiveAsync(WebSocket socket, CancellationToken stop)
    {
        var buffer = new ArrayBufferWriter<byte>(1_024);
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.GetMemory(1_024), stop).ConfigureAwait(false);
            if (received.MessageType == WebSocketMessageType.Close) return null;
            buffer.Advance(received.Count);
            if (received.EndOfMessage) return Encoding.UTF8.GetString(buffer.WrittenSpan);
            if (buffer.WrittenCount > MaxMessageBytes) return null;
        }
    }
}
