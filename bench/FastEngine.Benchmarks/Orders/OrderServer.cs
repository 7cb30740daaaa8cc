using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using FastEngine.Benchmarks.Sockets;
using FastEngine.Rings;

namespace FastEngine.Benchmarks.Orders;

/// <summary>Sends a trade frame, waits for the order that it leads to, and measures the round trip; in a process of its own.</summary>
/// <remarks>A client has two connections, as with the exchange: of the market, then of orders. A message of one byte says that a frame led to no order.</remarks>
internal static class OrderServer
{
    private const int PauseUs = 50;
    private const int SkipLength = 1;

    /// <summary>Prints its port, then a line of percentiles a client, and ends when its standard input does.</summary>
    public static void Run(int frames, int warm)
    {
        using var listener = new Socket(SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        Console.WriteLine(((IPEndPoint)listener.LocalEndPoint!).Port);
        new Thread(() =>
        {
            while (true) Serve(listener, frames, warm);
        })
        {
            IsBackground = true,
        }.Start();
        Console.In.ReadToEnd();
    }

    private static void Serve(Socket listener, int frames, int warm)
    {
        using var market = Open(listener);
        using var orders = Open(listener);
        var histogram = new LatencyHistogram();
        var frame = new byte[512];
        var answer = new byte[4_096];
        var random = new Random(7);
        for (var i = 0; i < frames; i++)
        {
            // Both clients are back at waiting by then; asleep, for who spins is put off its core by others when something comes.
            orders.Poll(PauseUs + random.Next(PauseUs), SelectMode.SelectRead);
            var length = Write(frame, i);
            var from = MonotonicClock.Stamp();
            market.Send(frame.AsSpan(0, length));
            var size = Take(orders, answer);
            if (size > SkipLength && i >= warm) histogram.Record(MonotonicClock.ElapsedNs(from, MonotonicClock.Stamp()));
        }

        market.Send([0x88, 2, 3, 232]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{histogram.Count} {histogram.PercentileNs(50)} {histogram.PercentileNs(99)} {histogram.PercentileNs(99.9)} {histogram.MaxNs}"));
        while (market.Receive(answer) > 0)
        {
        }
    }

    private static Socket Open(Socket listener)
    {
        var client = listener.Accept();
        client.NoDelay = true;
        client.Send(Encoding.ASCII.GetBytes(BlastServer.Answer(client)));
        return client;
    }

    // One masked message, whole; nothing comes behind it.
    private static int Take(Socket socket, byte[] buffer)
    {
        var count = 0;
        while (true)
        {
            var received = socket.Receive(buffer.AsSpan(count));
            if (received == 0) throw new EndOfStreamException("the client left in the middle");
            count += received;
            if (count < 6) continue;
            var length = buffer[1] & 127;
            var head = 6;
            if (length == 126)
            {
                length = BinaryPrimitives.ReadUInt16BigEndian(buffer.AsSpan(2));
                head = 8;
            }

            if (count >= head + length) return length;
        }
    }

    private static int Write(byte[] buffer, int i)
    {
        var text = $$$"""{"stream":"btcusdt@trade","data":{"e":"trade","E":{{{1723161255343 + 2 * i}}},"s":"BTCUSDT","t":{{{3735683259 + i}}},"p":"{{{61837 + i % 7}}}.63000000","q":"0.{{{i % 97:D5}}}100","T":{{{1723161255342 + 2 * i}}},"m":{{{(i % 3 == 0 ? "true" : "false")}}},"M":true}}""";
        var length = Encoding.ASCII.GetBytes(text, buffer.AsSpan(4));
        buffer[0] = 0x81;
        buffer[1] = 126;
        BinaryPrimitives.WriteUInt16BigEndian(buffer.AsSpan(2), (ushort)length);
        return length + 4;
    }
}
