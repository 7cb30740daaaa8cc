using System.Net.Sockets;
using System.Threading.Tasks.Sources;

namespace FastEngine.Feeds.WebSockets;

/// <summary>A socket as the stream under TLS, in two lives: asynchronous while connecting, then stepped by the thread that reads.</summary>
/// <remarks>Stepped, a read that finds nothing stays open, and <see cref="Step"/> completes it on the calling thread: the decryption behind it runs
/// right there, with no task switch. Nothing allocates.</remarks>
internal sealed class SteppedStream(Socket socket, SocketOutlet outlet) : Stream, IValueTaskSource<int>
{
    // Not asynchronous: whoever steps runs what follows.
    private ManualResetValueTaskSourceCore<int> _source = new() { RunContinuationsAsynchronously = false };
    private Memory<byte> _waiting;
    private bool _isWaiting;
    private bool _isStepped;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>From now on one thread steps it. The socket must not block.</summary>
    public void BeginStepping() => _isStepped = true;

    /// <summary>Completes the open read, if its bytes are there.</summary>
    public void Step()
    {
        if (!_isWaiting || !TryReceive(_waiting.Span, out var count)) return;
        _isWaiting = false;
        _waiting = default;
        _source.SetResult(count);
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!_isStepped) return socket.ReceiveAsync(buffer, cancellationToken);
        if (TryReceive(buffer.Span, out var count)) return new ValueTask<int>(count);
        _waiting = buffer;
        _isWaiting = true;
        _source.Reset();
        return new ValueTask<int>(this, _source.Version);
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_isStepped) outlet.Write(buffer.Span);
        else while (!buffer.IsEmpty) buffer = buffer[await socket.SendAsync(buffer, cancellationToken).ConfigureAwait(false)..];
    }

    public override void Write(ReadOnlySpan<byte> buffer) => outlet.Write(buffer);

    public override void Write(byte[] buffer, int offset, int count) => outlet.Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    int IValueTaskSource<int>.GetResult(short token) => _source.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<int>.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource<int>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);

    // A reset connection reads as its end: what came before it counts.
    private bool TryReceive(Span<byte> buffer, out int count)
    {
        count = 0;
        if (buffer.IsEmpty) return socket.Poll(0, SelectMode.SelectRead);
        count = socket.Receive(buffer, SocketFlags.None, out var error);
        if (error == SocketError.WouldBlock) return false;
        if (error != SocketError.Success) count = 0;
        return true;
    }
}
