using FastEngine.Engine;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Signals.Tests.Decisions;
using FastEngine.Simulation.Paper;
using FastEngine.Simulation.Remote;
using FastEngine.Simulation.Remote.Client;
using FastEngine.Simulation.Remote.Server;

namespace FastEngine.Simulation.Tests.Remote;

/// <summary>Engines that break the protocol, die within a word, or are one too many: named, and never the end of the venue.</summary>
public sealed class BadEngineTests : IDisposable
{
    private static readonly Tick[] Tape = MarketTape.Build([.. Enumerable.Range(0, 200)], ScriptedEngine.Symbols);

    private readonly SocketFolder _folder = new();
    private readonly VenueServer _server;
    private readonly Serving _serving;

    public BadEngineTests()
    {
        _server = new VenueServer(Tape, ScriptedEngine.Instruments, new PaperOptions(), _folder.Socket);
        _serving = new Serving(_server);
    }

    public void Dispose()
    {
        // Whatever came before, the next engine trades the whole tape.
        Assert.True(new ScriptedEngine(Tape).Live(_folder.Socket));
        Assert.Equal(RunOutcome.TapeEnded, _serving.Join());
        _server.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\n\r\n", "bytes are not of this protocol")]
    [InlineData("\u0005\0\0\0\u0001abcd", "not of this protocol")]
    [InlineData("\u0001\0\0\0\u0009", "instead of a hello")]
    [InlineData("\u0003\0\0\0\u0001ab", "cannot be read")]
    public void Garbage_is_named_and_answered(string bytes, string expected)
    {
        using var socket = Raw();
        socket.Send(System.Text.Encoding.Latin1.GetBytes(bytes));
        Assert.NotEmpty(ReadToEnd(socket));
        Assert.Contains(expected, Assert.Single(_server.Violations));
    }

    [Fact]
    public void An_engine_that_dies_within_a_message_is_counted_and_is_no_violation()
    {
        using (var socket = Raw()) socket.Send([20, 0, 0, 0, 1, 7]);
        using var client = RemoteVenueClient.Connect(_folder.Socket, ScriptedEngine.Instruments);
        Assert.Equal(1, _server.Counters.TornMessages);
        Assert.Empty(_server.Violations);
    }

    [Fact]
    public void An_engine_that_says_nothing_is_cut_off()
    {
        using var folder = new SocketFolder();
        using var cancellation = new CancellationTokenSource();
        using var server = new VenueServer(Tape, ScriptedEngine.Instruments, new PaperOptions(), folder.Socket, new VenueServerOptions { RecoveryLimit = TimeSpan.FromMilliseconds(50) });
        var serving = new Serving(server, cancellation: cancellation.Token);
        using var socket = Raw(folder.Socket);
        Assert.NotEmpty(ReadToEnd(socket));
        cancellation.Cancel();
        Assert.Equal(RunOutcome.Cancelled, serving.Join());
        Assert.Contains("the engine said nothing for", Assert.Single(server.Violations));
        Assert.Equal(1, server.Counters.Disconnects);
    }

    [Fact]
    public void A_path_too_long_for_a_socket_and_one_in_use_are_named()
    {
        var path = Path.Combine(Path.GetTempPath(), new string('a', 120));
        Assert.Contains("too long for the path of a Unix socket", Assert.Throws<ArgumentException>(() => Make(path)).Message);
        Assert.Contains("another venue uses it", Assert.Throws<IOException>(() => Make(_folder.Socket)).Message);
        Assert.Contains("no paper venue can be reached here", Assert.Throws<RemoteVenueException>(() => RemoteVenueClient.Connect(_folder.Socket + "x", ScriptedEngine.Instruments)).Message);
    }

    [Fact]
    public void A_second_engine_is_told_that_there_is_one()
    {
        using var first = RemoteVenueClient.Connect(_folder.Socket, ScriptedEngine.Instruments);
        var failure = Assert.Throws<RemoteVenueException>(() => RemoteVenueClient.Connect(_folder.Socket, ScriptedEngine.Instruments));
        Assert.Contains("another engine is connected", failure.Message);
    }

    [Fact]
    public void An_order_before_the_end_of_recovery_is_a_violation_and_its_engine_is_cut_off()
    {
        using var client = RemoteVenueClient.Connect(_folder.Socket, ScriptedEngine.Instruments);
        var terms = new OrderTerms { Id = new ClientOrderId { Sequence = 1 }, Order = 1, Quantity = 10 };
        client.Orders.Send(Unsafe.BitCast<OrderTerms, ApprovedOrder>(terms), new TapePlace(-1, false));
        var failure = Assert.Throws<RemoteVenueException>(() => client.QueryState());
        Assert.Contains("before the engine said that its recovery had ended", failure.Message);
        Assert.Equal(1, _server.Counters.OrdersBeforeReady);
        Assert.Empty(_server.Orders);
    }

    [Theory]
    [InlineData(150, 0, "which was never sent")]
    [InlineData(-1, 1, "that it has report 1, of 0")]
    public void An_engine_that_has_what_never_was_is_refused(long lastEvent, long lastReport, string expected)
    {
        using var client = RemoteVenueClient.Connect(_folder.Socket, ScriptedEngine.Instruments, lastEvent, lastReport, isRecovered: true);
        client.Ready(lastEvent, lastReport);
        var venue = new RemoteVenue(client, client.Orders);
        var source = new RemoteTapeSource(client, venue, client.Orders, [new FastEngine.Rings.SingleProducerRing<Tick>(256)]);
        source.OnStart();
        var failure = Assert.Throws<RemoteVenueException>(() => Drive(source));
        Assert.Contains(expected, failure.Message);
    }

    [Fact]
    public void Other_instruments_are_refused()
    {
        var others = new InstrumentTable([ScriptedEngine.Instruments[0] with { Lot = 77 }]);
        Assert.Contains("instruments", Assert.Throws<RemoteVenueException>(() => RemoteVenueClient.Connect(_folder.Socket, others)).Message);
    }

    [Fact]
    public void Rings_too_small_for_a_window_are_refused_by_name()
    {
        using var client = RemoteVenueClient.Connect(_folder.Socket, ScriptedEngine.Instruments);
        var failure = Assert.Throws<ArgumentException>(() => new RemoteTapeSource(
            client, new RemoteVenue(client, client.Orders), client.Orders, [new FastEngine.Rings.SingleProducerRing<Tick>(128)]));
        Assert.Contains("engine.ring_size", failure.Message);
    }

    private static void Drive(RemoteTapeSource source)
    {
        while (!source.IsCompleted) source.DoWork();
    }

    private static VenueServer Make(string path) => new(Tape, ScriptedEngine.Instruments, new PaperOptions(), path);

    private Socket Raw() => Raw(_folder.Socket);

    private static Socket Raw(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { ReceiveTimeout = 20_000 };
        socket.Connect(new UnixDomainSocketEndPoint(path));
        return socket;
    }

    private static byte[] ReadToEnd(Socket socket)
    {
        var all = new List<byte>();
        var bytes = new byte[1_024];
        while (true)
        {
            var count = socket.Receive(bytes, SocketFlags.None, out var error);
            if (count <= 0 || error != SocketError.Success) return [.. all];
            all.AddRange(bytes[..count]);
        }
    }
}
