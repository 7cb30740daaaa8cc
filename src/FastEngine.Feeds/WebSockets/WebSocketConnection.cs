using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Pipelines;
using System.Text;

namespace FastEngine.Feeds.WebSockets;

/// <summary>A WebSocket that one thread steps: <see cref="Receive"/> takes what the socket has, <see cref="Read"/> gives its messages. Nothing waits.</summary>
/// <remarks>Pings are answered, and the close handshake is done, while messages are read. Allocates nothing a message once warm.</remarks>
public sealed class WebSocketConnection : IDisposable
{
    // Less free room than this in a block, and the next receive begins another one.
    private const int MinReceiveBytes = 1 << 13;

    private readonly SocketTransport _transport;
    private readonly WebSocketOptions _options;
    private readonly IFeedClock _clock;
    private readonly Pipe _pipe;
    private readonly FrameReader _frames;
    private readonly FrameMasks _masks = new();
    private byte[] _out = new byte[1 << 10];
    private Arrival _received;
    private Arrival _begun;
    private long _receivedNs;
    private long _closingNs;
    private bool _hasUnread;
    private bool _isDiscarding;

    internal WebSocketConnection(SocketTransport transport, ReadOnlySpan<byte> received, WebSocketOptions options, IFeedClock clock)
    {
        _transport = transport;
        _options = options;
        _clock = clock;
        _pipe = new ReceiveBlocks(options.BlockBytes).CreatePipe();
        _frames = new FrameReader(_pipe.Reader, options.MaxMessageBytes);
        OpenedNs = clock.NowNs;
        HeardNs = OpenedNs;
        Stamp();
        _begun = _received;
        if (received.IsEmpty) return;
        received.CopyTo(_pipe.Writer.GetSpan(received.Length));
        Hand(received.Length);
    }

    public WebSocketState State { get; private set; }

    /// <summary>Why it is closing or closed.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Code of the close frame that decided, <see cref="CloseCode.Lost"/> when there was none; 0 while open.</summary>
    public int Code { get; private set; }

    public long OpenedNs { get; }

    /// <summary>When the last whole frame of any kind came, monotonic.</summary>
    public long HeardNs { get; private set; }

    /// <summary>When the first byte of the message that <see cref="Read"/> gave was received.</summary>
    public Arrival Arrival { get; private set; }

    public long Messages { get; private set; }

    public long Bytes { get; private set; }

    public long Pings { get; private set; }

    /// <summary>Messages that had to be copied because they spanned blocks or came in fragments.</summary>
    public long Copied => _frames.Copied;

    /// <summary>Takes what the socket has, with one call to the system. Nothing while messages are unread: the peer's data waits in the kernel.</summary>
    /// <returns>Bytes taken.</returns>
    public int Receive()
    {
        if (State == WebSocketState.Closed || _hasUnread) return 0;
        if (!TryFlush()) return 0;
        var count = _transport.Receive(_pipe.Writer.GetMemory(MinReceiveBytes));
        if (count == 0) return CheckClosing();
        if (count < 0)
        {
            End(State == WebSocketState.Closing ? Code : CloseCode.Lost, _transport.Fault ?? "the server ended the connection without a close frame");
            return 0;
        }

        Stamp();
        Bytes += count;
        if (_isDiscarding) return CheckClosing();
        if (!_frames.HasPart) _begun = _received;
        Hand(count);
        return count;
    }

    /// <summary>The next message, if one is whole.</summary>
    /// <param name="message">Valid until the next call.</param>
    public bool Read(out ReadOnlySpan<byte> message)
    {
        while (true)
        {
            switch (_frames.Read(out message))
            {
                case FrameStatus.Text or FrameStatus.Binary:
                    HeardNs = _receivedNs;
                    Arrival = _begun;
                    _begun = _received;
                    if (State != WebSocketState.Open) continue;
                    Messages++;
                    return true;
                case FrameStatus.None or FrameStatus.Ended:
                    _hasUnread = false;
                    return false;
                case FrameStatus.Failed:
                    _hasUnread = false;
                    if (!_isDiscarding) Fail();
                    return false;
                case var control:
                    HeardNs = _receivedNs;
                    if (!_frames.IsInMessage) _begun = _received;
                    Answer(control, message);
                    break;
            }
        }
    }

    /// <summary>Sends a text message; it leaves now, or with the next <see cref="Receive"/>.</summary>
    public void Send(ReadOnlySpan<byte> text)
    {
        if (State == WebSocketState.Open) Send(Opcode.Text, text);
    }

    /// <summary>Begins the close handshake.</summary>
    public void Close(int code, string reason)
    {
        if (State == WebSocketState.Open) BeginClosing(code, code, reason);
    }

    /// <summary>Waits for bytes, at most so long; for a thread that has nothing else to do.</summary>
    public void Wait(int microseconds)
    {
        if (State != WebSocketState.Closed && !_hasUnread) _transport.Wait(microseconds);
    }

    public void Dispose()
    {
        End(Code == 0 ? CloseCode.Lost : Code, "disposed");
    }

    private void Answer(FrameStatus control, ReadOnlySpan<byte> payload)
    {
        if (control == FrameStatus.Ping)
        {
            Pings++;
            // The pong copies the payload. None after a close frame.
            if (State == WebSocketState.Open) Send(Opcode.Pong, payload);
            return;
        }

        if (control != FrameStatus.Close) return;
        _isDiscarding = true;
        if (State == WebSocketState.Closing) return;
        var code = payload.Length >= 2 ? BinaryPrimitives.ReadUInt16BigEndian(payload) : CloseCode.None;
        var reason = payload.Length > 2 ? $": {Encoding.UTF8.GetString(payload[2..])}" : "";
        BeginClosing(code, code, $"the server closed with {code}{reason}");
    }

    private void Fail() => BeginClosing(_frames.FaultCode, _frames.FaultCode, $"the server broke the protocol: {_frames.Fault}", isFailure: true);

    private void BeginClosing(int sentCode, int code, string reason, bool isFailure = false)
    {
        if (State == WebSocketState.Closed) return;
        var isFirst = State == WebSocketState.Open;
        Code = code;
        Reason = reason;
        _isDiscarding |= isFailure;
        if (!isFirst) return;
        State = WebSocketState.Closing;
        _closingNs = _clock.NowNs;
        Span<byte> payload = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(payload, (ushort)sentCode);
        Send(Opcode.Close, sentCode == CloseCode.None ? [] : payload);
        // Ended by shutting down our side first: closing with unread bytes would take our close frame from the peer's hands.
        if (_isDiscarding && _transport.IsSent) _transport.EndSending();
    }

    private int CheckClosing()
    {
        if (State == WebSocketState.Closing && _clock.NowNs - _closingNs > _options.CloseTimeout.TotalNanoseconds) End(Code, Reason);
        return 0;
    }

    private void Send(Opcode opcode, ReadOnlySpan<byte> payload)
    {
        var needed = payload.Length + MaskedFrame.MaxHeadBytes;
        if (_out.Length < needed) _out = new byte[needed];
        try
        {
            _transport.Send(_out.AsSpan(0, MaskedFrame.Write(opcode, payload, _masks.Next(), _out)));
        }
        catch (IOException exception)
        {
            End(CloseCode.Lost, exception.Message);
        }
    }

    private bool TryFlush()
    {
        if (_transport.IsSent) return true;
        try
        {
            _transport.Flush();
            return true;
        }
        catch (IOException exception)
        {
            End(CloseCode.Lost, exception.Message);
            return false;
        }
    }

    private void Hand(int count)
    {
        _pipe.Writer.Advance(count);
        // Completes at once: the pipe has no threshold to pause at.
        var flush = _pipe.Writer.FlushAsync();
        Debug.Assert(flush.IsCompletedSuccessfully);
        _hasUnread = true;
    }

    private void Stamp()
    {
        _received = new Arrival(_clock.WallNs, _clock.Stamp);
        _receivedNs = _clock.NowNs;
    }

    private void End(int code, string reason)
    {
        if (State == WebSocketState.Closed) return;
        if (State == WebSocketState.Open) (Code, Reason) = (code, reason);
        State = WebSocketState.Closed;
        _transport.Dispose();
    }
}
