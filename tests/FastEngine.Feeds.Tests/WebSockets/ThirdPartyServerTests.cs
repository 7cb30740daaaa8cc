using System.Text;
using FastEngine.Feeds.WebSockets;

namespace FastEngine.Feeds.Tests.WebSockets;

/// <summary>The client against the npm package ws, a server that nobody here wrote and that checks what a client sends.</summary>
public class ThirdPartyServerTests(WsServer server) : IClassFixture<WsServer>
{
    [Fact]
    public void What_is_sent_comes_back_at_every_length_and_compression_is_not_agreed()
    {
        using var client = Dial("/echo");
        Assert.Equal("extensions \"\"", server.WaitFor("extensions "));
        foreach (var length in (int[])[0, 1, 125, 126, 127, 65_535, 65_536, 90_000])
        {
            var text = new string('e', length);
            client.Send(Encoding.ASCII.GetBytes(text));
            Assert.Equal([text], Read(client, 1));
        }

        client.Close(CloseCode.Normal, "enough");
        Assert.Empty(Read(client, int.MaxValue));
        Assert.Equal((1000, "enough"), (client.Code, client.Reason));
        Assert.Equal("closed 1000", server.WaitFor("closed 1000"));
    }

    [Fact]
    public void Fragments_and_the_ping_between_them_are_understood()
    {
        using var client = Dial("/fragments");
        Assert.Equal(["fragments", "pong between"], Read(client, 2));
    }

    [Fact]
    public void Messages_of_every_length_arrive()
    {
        using var client = Dial("/sizes");
        Assert.Equal([0, 1, 125, 126, 127, 65_535, 65_536, 90_000], Read(client, 8).Select(text => text.Length));
    }

    [Fact]
    public void A_blast_arrives_in_order_and_whole()
    {
        using var client = Dial("/blast");
        var messages = Read(client, int.MaxValue);
        Assert.Equal(Enumerable.Range(0, 20_000).Select(i => $"{{\"e\":\"trade\",\"t\":{i}}}"), messages);
        Assert.Equal((1000, "the server closed with 1000: all sent"), (client.Code, client.Reason));
    }

    [Fact]
    public void A_close_is_answered_so_that_the_server_is_content()
    {
        using var client = Dial("/close");
        Assert.Empty(Read(client, int.MaxValue));
        Assert.Equal((4001, "the server closed with 4001: enough"), (client.Code, client.Reason));
        Assert.Equal("closed 4001", server.WaitFor("closed 4001"));
    }

    [Fact]
    public void A_connection_that_is_torn_down_is_lost()
    {
        using var client = Dial("/terminate");
        Assert.Empty(Read(client, int.MaxValue));
        Assert.Equal(CloseCode.Lost, client.Code);
    }

    private static List<string> Read(WebSocketConnection client, int count)
    {
        var messages = new List<string>();
        Patience.Until(() => messages.Count >= count || client.State == WebSocketState.Closed, () =>
        {
            client.Receive();
            while (client.Read(out var message)) messages.Add(Encoding.ASCII.GetString(message));
        });
        return messages;
    }

    private WebSocketConnection Dial(string path) =>
        new WebSocketDialer(new WebSocketOptions { MaxMessageBytes = 100_000, MaxUnsentBytes = 1 << 17 }).Dial(server.Address(path), CancellationToken.None).GetAwaiter().GetResult();
}
