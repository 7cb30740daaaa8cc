using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FastEngine.Benchmarks.Sockets;

/// <summary>Answers the handshake and sends everything at once, as fast as the client takes it; in a process of its own.</summary>
internal static class BlastServer
{
    /// <summary>Prints its port, and ends when its standard input does.</summary>
    public static void Run(int frames)
    {
        var bytes = BlastFrames.Make(frames);
        using var listener = new Socket(SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        Console.WriteLine(((IPEndPoint)listener.LocalEndPoint!).Port);
        var serving = new Thread(() => Serve(listener, bytes)) { IsBackground = true };
        serving.Start();
        Console.In.ReadToEnd();
    }

    private static void Serve(Socket listener, byte[] bytes)
    {
        while (true)
        {
            using var client = listener.Accept();
            client.NoDelay = true;
            try
            {
                client.Send(Encoding.ASCII.GetBytes(Answer(client)));
                for (var at = 0; at < bytes.Length;) at += client.Send(bytes.AsSpan(at, Math.Min(bytes.Length - at, 1 << 18)));
                var rest = new byte[256];
                while (client.Receive(rest) > 0)
                {
                }
            }
            catch (SocketException)
            {
                // The client left.
            }
        }
    }

    /// <summary>Reads the handshake, and gives the answer to it.</summary>
    public static string Answer(Socket client)
    {
        var request = new StringBuilder();
        var buffer = new byte[1 << 12];
        while (!request.ToString().Contains("\r\n\r\n", StringComparison.Ordinal)) request.Append(Encoding.ASCII.GetString(buffer, 0, client.Receive(buffer)));
        var key = request.ToString().Split("\r\n").Single(line => line.StartsWith("Sec-WebSocket-Key: ", StringComparison.OrdinalIgnoreCase))["Sec-WebSocket-Key: ".Length..];
        return $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {Feeds.WebSockets.Handshake.Accept(key.Trim())}\r\n\r\n";
    }
}
