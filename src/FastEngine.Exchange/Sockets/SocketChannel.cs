using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;

namespace FastEngine.Exchange.Sockets;

/// <summary>One WebSocket with a queue of what goes out: whoever writes never waits for the network.</summary>
internal sealed class SocketChannel : IDisposable
{
    private const int MaxMessageBytes = 1 << 16;

    private readonly WebSocket _socket;
    private readonly SocketOptions _options;
    private readonly Channel<(ReadOnlyMemory<byte> Frame, bool IsSplit)> _outgoing =
        Channel.CreateUnbounded<(ReadOnlyMemory<byte>, bool)>(new UnboundedChannelOptions { SingleReader = true });

    private readonly CancellationTokenSource _end = new();
    private int _waiting;
    private long _second;
    private int _messages;
    private volatile bool _isFrozen;

    public SocketChannel(WebSocket socket, SocketOptions options)
    {
        _socket = socket;
        _options = options;
    }

    /// <summary>Sent frames, for tests.</summary>
    public long Sent { get; private set; }

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
        if (Interlocked.Increment(ref _waiting) > _options.MaxWaitingFrames) Abort();
        else _outgoing.Writer.TryWrite((frame, isSplit));
    }

    /// <summary>Cuts the connection without a word.</summary>
    public void Abort()
    {
        _end.Cancel();
        _socket.Abort();
    }

    /// <summary>Sends and receives until either side ends.</summary>
    /// <param name="onText">Called for each message, one at a time.</param>
    public async Task RunAsync(Func<string, Task> onText, CancellationToken stop)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, _end.Token);
        both.CancelAfter(_options.Life);
        var writing = WriteAsync(both.Token);
        try
        {
            while (await ReceiveAsync(both.Token).ConfigureAwait(false) is { } text)
            {
                if (_isFrozen) continue;
                await onText(text).ConfigureAwait(false);
            }

            if (_socket.State == WebSocketState.CloseReceived)
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None).ConfigureAwait(false);
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

        return ++_messages <= _options.MessagesPerSecond;
    }

    public void Dispose() => _end.Dispose();

    private async Task WriteAsync(CancellationToken stop)
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
                    await _socket.SendAsync(frame.Slice(sent, 1), WebSocketMessageType.Text, WebSocketMessageFlags.None, stop).ConfigureAwait(false);
                await _socket.SendAsync(frame[sent..], WebSocketMessageType.Text, WebSocketMessageFlags.EndOfMessage, stop).ConfigureAwait(false);
                Sent++;
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            _socket.Abort();
        }
    }

    private async Task<string?> ReceiveAsync(CancellationToken stop)
    {
        var buffer = new ArrayBufferWriter<byte>(1_024);
        while (true)
        {
            var received = await _socket.ReceiveAsync(buffer.GetMemory(1_024), stop).ConfigureAwait(false);
            if (received.MessageType == WebSocketMessageType.Close) return null;
            buffer.Advance(received.Count);
            if (received.EndOfMessage) return Encoding.UTF8.GetString(buffer.WrittenSpan);
            if (buffer.WrittenCount > MaxMessageBytes) return null;
        }
    }
}
