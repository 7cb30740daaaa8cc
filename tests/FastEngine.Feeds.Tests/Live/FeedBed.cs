using System.Text;
using FastEngine.Feeds.Live;
using FastEngine.Feeds.Tests.WebSockets;
using FastEngine.Feeds.WebSockets;
using FastEngine.Venues.Binance.Streams;

namespace FastEngine.Feeds.Tests.Live;

/// <summary>One connection, its server, and a clock that the test moves.</summary>
internal sealed class FeedBed : IDisposable
{
    public static readonly FeedTimes Times = new() { LifeSpreadNs = 0 };

    public FeedBed(Func<string, string>? answer = null, string[]? requests = null, FeedTimes? times = null, Func<bool>? hasRoom = null, ConnectBudget? budget = null)
    {
        Server = new FeedServer(answer);
        var plan = new FeedPlan
        {
            Name = "test", Address = Server.Address("/secret"), Streams = ["btcusdt@trade"], Requests = [.. (requests ?? []).Select(Encoding.UTF8.GetBytes)],
            Times = times ?? Times, WhySilent = "Routed wrongly?",
        };
        Connection = new FeedConnection<Frames>(plan, new Frames(Taken, hasRoom), BinanceNotices.Instance, new WebSocketDialer(WebSocketOptions.Default, Clock), Clock,
            budget ?? new ConnectBudget(), seed: 1, new FeedLines(Events));
    }

    public FeedServer Server { get; }

    public TestClock Clock { get; } = new();

    public FeedConnection<Frames> Connection { get; }

    public List<string> Taken { get; } = [];

    public List<string> Events { get; } = [];

    public FeedEventKind[] Kinds => [.. Events.Select(e => Enum.Parse<FeedEventKind>(e.Split(':')[0]))];

    public static string Trade(int id) => $"{{\"e\":\"trade\",\"t\":{id}}}";

    /// <summary>Steps until the server has a new connection, which is open on both sides.</summary>
    public FeedPeer NextPeer()
    {
        FeedPeer? peer = null;
        Until(() => peer is not null || Server.TryTake(out peer));
        return peer!;
    }

    public void Until(Func<bool> isSo) => Patience.Until(isSo, () => Connection.DoWork());

    public void UntilTaken(int count) => Until(() => Taken.Count >= count);

    public void Move(double seconds)
    {
        Clock.Move(TimeSpan.FromSeconds(seconds));
        Connection.DoWork();
    }

    public void Dispose()
    {
        Connection.Dispose();
        Server.Dispose();
    }
}
