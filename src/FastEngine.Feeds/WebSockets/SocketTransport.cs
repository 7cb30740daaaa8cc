using System.Net.Security;
using System.Net.Sockets;

namespace FastEngine.Feeds.WebSockets;

/// <summary>A connected socket, plain or under TLS, that is read and written without waiting by one thread.</summary>
internal sealed class SocketTransport : IDisposable
{
    /// <summary>What <see cref="Receive"/> returns at the end of the connection.</summary>
    public const int End = -1;

    private readonly Socket _socket;
    private readonly SocketOutlet _outlet;
    private readonly SteppedStream _stepped;
    private readonly SslStream? _tls;
    private ValueTask<int> _open;
    private bool _isOpen;

    private SocketTransport(Socket socket, SocketOutlet outlet, SteppedStream stepped, SslStream? tls)
    {
        _socket = socket;
        _outlet = outlet;
        _stepped = stepped;
        _tls = tls;
    }

    /// <summary>Why the connection ended, else null: it was closed in order.</summary>
    public string? Fault { get; private set; }

    /// <summary>Whether everything sent so far is with the kernel.</summary>
    public bool IsSent => _outlet.IsEmpty;

    public static async Task<SocketTransport> Connect(Uri address, WebSocketOptions options, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        SslStream? tls = null;
        try
        {
            if (options.SocketReceiveBytes > 0) socket.ReceiveBufferSize = options.SocketReceiveBytes;
            await socket.ConnectAsync(address.IdnHost, address.Port, cancellation).ConfigureAwait(false);
            var outlet = new SocketOutlet(socket, options.MaxUnsentBytes);
            var stepped = new SteppedStream(socket, outlet);
            if (address.Scheme == Uri.UriSchemeWss)
            {
                tls = new SslStream(stepped, leaveInnerStreamOpen: true, options.ValidateCertificate);
                await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = address.IdnHost }, cancellation).ConfigureAwait(false);
            }

            return new SocketTransport(socket, outlet, stepped, tls);
        }
        catch
        {
            if (tls is not null) await tls.DisposeAsync().ConfigureAwait(false);
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Before <see cref="BeginStepping"/>.</summary>
    public ValueTask<int> ReceiveAsync(Memory<byte> destination, CancellationToken cancellation) =>
        _tls?.ReadAsync(destination, cancellation) ?? _stepped.ReadAsync(destination, cancellation);

    /// <summary>Before <see cref="BeginStepping"/>.</summary>
    public ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) =>
        _tls?.WriteAsync(bytes, cancellation) ?? _stepped.WriteAsync(bytes, cancellation);

    public void BeginStepping()
    {
        _socket.Blocking = false;
        _stepped.BeginStepping();
    }

    /// <param name="destination">The same until bytes came.</param>
    /// <returns>Bytes received, 0 when none are there, <see cref="End"/> at the end.</returns>
    public int Receive(Memory<byte> destination)
    {
        if (_tls is not null) return ReceiveTls(_tls, destination);
        var count = _socket.Receive(destination.Span, SocketFlags.None, out var error);
        if (error == SocketError.Success && count > 0) return count;
        if (error == SocketError.WouldBlock) return 0;
        if (error != SocketError.Success) Fault = $"receiving failed: {error}";
        return End;
    }

    /// <summary>Waits for bytes, at most so long; the one call here that waits.</summary>
    public void Wait(int microseconds) => _socket.Poll(microseconds, SelectMode.SelectRead);

    /// <exception cref="IOException">The peer is gone, or does not read.</exception>
    public void Send(ReadOnlySpan<byte> bytes)
    {
        if (_tls is not null) _tls.Write(bytes);
        else _outlet.Write(bytes);
    }

    /// <exception cref="IOException">The peer is gone.</exception>
    public void Flush() => _outlet.Flush();

    /// <summary>Says that nothing more will be sent.</summary>
    public void EndSending()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // The peer was first.
        }
    }

    public void Dispose()
    {
        _socket.Dispose();
        _tls?.Dispose();
    }

    private int ReceiveTls(SslStream tls, Memory<byte> destination)
    {
        try
        {
            if (!_isOpen)
            {
#pragma warning disable CA2012 // Kept open over several calls; its result is taken once, below, when it has completed.
                _open = tls.ReadAsync(destination);
#pragma warning restore CA2012
                _isOpen = true;
            }

            if (!_open.IsCompleted) _stepped.Step();
            if (!_open.IsCompleted) return 0;
            _isOpen = false;
            var count = _open.GetAwaiter().GetResult();
            return count > 0 ? count : End;
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            Fault = $"receiving under TLS failed: {exception.Message}";
            return End;
        }
    }
}
