using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace FastEngine.Feeds.Tests.WebSockets;

/// <summary>A server of raw bytes on loopback: each connection is accepted, answered and then handed to the script.</summary>
internal sealed class RawServer : IDisposable
{
    public const string Host = "localhost";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Action<RawPeer> _script;
    private readonly Func<string, string> _answer;
    private readonly X509Certificate2? _certificate;
    private readonly List<Task> _peers = [];
    private readonly Task _accepting;
    private bool _isDisposed;

    /// <param name="script">What it does with each connection, on a thread of its own.</param>
    /// <param name="answer">Makes the head of the answer from the request; the right one if null.</param>
    public RawServer(Action<RawPeer> script, Func<string, string>? answer = null, bool isTls = false)
    {
        _script = script;
        _answer = answer ?? RightAnswer;
        _certificate = isTls ? SelfSigned() : null;
        _listener.Start();
        _accepting = Task.Run(Accept);
    }

    public int Connections { get; private set; }

    /// <summary>The heads of the requests so far.</summary>
    public List<string> Requests { get; } = [];

    public Uri Address(string path = "/ws") => new($"{(_certificate is null ? "ws" : "wss")}://{Host}:{((IPEndPoint)_listener.LocalEndpoint).Port}{path}");

    public static string RightAnswer(string request)
    {
        var key = request.Split("\r\n").Single(line => line.StartsWith("Sec-WebSocket-Key: ", StringComparison.Ordinal))["Sec-WebSocket-Key: ".Length..];
#pragma warning disable CA5350 // The handshake is defined with SHA-1.
        var accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
        return $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n";
    }

    public void Dispose()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        _listener.Stop();
        Task.WaitAll([_accepting], TimeSpan.FromSeconds(10));
        Task[] peers;
        lock (_peers) peers = [.. _peers];

        // What a script found wrong is the test's failure.
        Assert.True(Task.WaitAll(peers, TimeSpan.FromSeconds(20)), "a script of the server did not end");
        _certificate?.Dispose();
    }

    private void Accept()
    {
        while (true)
        {
            Socket socket;
            try
            {
                socket = _listener.AcceptSocket();
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }

            lock (_peers)
            {
                Connections++;
                _peers.Add(Task.Factory.StartNew(() => Serve(socket), TaskCreationOptions.LongRunning));
            }
        }
    }

    private void Serve(Socket socket)
    {
        using var network = new NetworkStream(socket, ownsSocket: true);
        using var tls = _certificate is null ? null : new SslStream(network);
        using var peer = new RawPeer(socket, tls is null ? network : tls);
        string request;
        try
        {
            tls?.AuthenticateAsServer(_certificate!);
            request = peer.ReadHead();
        }
        catch (Exception exception) when (exception is IOException or AuthenticationException)
        {
            // The client does not trust us, and left.
            return;
        }

        if (request.Length == 0) return;
        lock (_peers) Requests.Add(request);
        var answer = _answer(request);
        peer.Send(Encoding.Latin1.GetBytes(answer + "\r\n"));
        if (answer.StartsWith("HTTP/1.1 101 ", StringComparison.Ordinal)) _script(peer);
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={Host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
