using System.Net.Sockets;
using System.Security.Authentication;

namespace FastEngine.Feeds.WebSockets;

/// <summary>Opens WebSockets: name, TCP, TLS and handshake, on threads of the pool. What it gives is stepped by the caller's thread.</summary>
public sealed class WebSocketDialer(WebSocketOptions options, IFeedClock? clock = null) : IWebSocketDialer
{
    private readonly IFeedClock _clock = clock ?? MachineClock.Instance;

    /// <param name="address"><c>ws://</c> or <c>wss://</c>, with path and query.</param>
    /// <exception cref="HandshakeException">It could not be opened; the message names the host, never the path.</exception>
    public Task<WebSocketConnection> Dial(Uri address, CancellationToken cancellation)
    {
        if (address.Scheme != Uri.UriSchemeWs && address.Scheme != Uri.UriSchemeWss)
            throw new ArgumentException($"an address of a WebSocket begins with ws:// or wss://, not {address.Scheme}://", nameof(address));

        // It allocates, and who asks for it may be the feed's thread.
        return Task.Run(() => DialOnPool(address, cancellation), CancellationToken.None);
    }

    private async Task<WebSocketConnection> DialOnPool(Uri address, CancellationToken cancellation)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(options.ConnectTimeout);
        try
        {
            return await Open(address, timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new HandshakeException($"{address.Authority}: not open after {options.ConnectTimeout.TotalSeconds:0.###} s");
        }
        catch (HandshakeException exception)
        {
            throw new HandshakeException($"{address.Authority}: {exception.Message}", exception) { Status = exception.Status, RetryAfter = exception.RetryAfter };
        }
        catch (Exception exception) when (exception is IOException or SocketException or AuthenticationException)
        {
            throw new HandshakeException($"{address.Authority}: {exception.Message}", exception);
        }
    }

    private async Task<WebSocketConnection> Open(Uri address, CancellationToken cancellation)
    {
        var transport = await SocketTransport.Connect(address, options, cancellation).ConfigureAwait(false);
        try
        {
            var handshake = new Handshake();
            await transport.SendAsync(handshake.Request(address, options.UserAgent), cancellation).ConfigureAwait(false);
            var buffer = new byte[options.MaxHandshakeBytes];
            var count = 0;
            while (true)
            {
                var received = await transport.ReceiveAsync(buffer.AsMemory(count), cancellation).ConfigureAwait(false);
                if (received == 0) throw new HandshakeException("the server ended the connection instead of answering the handshake");
                count += received;
                var head = buffer.AsSpan(0, count).IndexOf("\r\n\r\n"u8);
                if (head >= 0)
                {
                    handshake.Check(buffer.AsSpan(0, head));
                    transport.BeginStepping();
                    return new WebSocketConnection(transport, buffer.AsSpan(head + 4, count - head - 4), options, _clock);
                }

                if (count == buffer.Length) throw new HandshakeException($"the answer to the handshake has more than {buffer.Length} bytes");
            }
        }
        catch
        {
            transport.Dispose();
            throw;
        }
    }
}
