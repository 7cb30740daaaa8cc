using System.Net.Sockets;
using System.Text;

namespace FastEngine.Host.Drilling.Serving;

/// <summary>A client of a drill on a bare socket: it takes as little of the machine as a client can, because its work is not the load under test.</summary>
internal sealed class BareClient : IDisposable
{
    private readonly Uri _address;
    private readonly string _token;

    /// <exception cref="SocketException">Nobody listens.</exception>
    public BareClient(Uri address, string token, int receiveBytes = 1 << 16)
    {
        (_address, _token) = (address, token);
        Socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveBufferSize = receiveBytes };
        Socket.Connect(address.Host, address.Port);
    }

    public Socket Socket { get; }

    /// <summary>The bytes of a request.</summary>
    public byte[] Request(string path) => Encoding.ASCII.GetBytes($"GET /api/v1/{path} HTTP/1.1\r\nHost: {_address.Authority}\r\nAuthorization: Bearer {_token}\r\n\r\n");

    public void Dispose() => Socket.Dispose();
}
