using System.Diagnostics;
using System.Net.Sockets;
using FastEngine.Core;
using FastEngine.Rings;

namespace FastEngine.Host.Drilling.Serving;

/// <summary>The clients of a drill: dashboards that follow the stream, API clients that ask at a fixed rate, and one that opens the stream and never reads.</summary>
/// <remarks>One thread, one wait for all of them.</remarks>
internal sealed class ApiClients(ApiLoad load)
{
    private const int MostWaitUs = 10_000;
    private const string Stream = "stream";
    private static readonly string[] Paths = ["status", "positions", "risk", "decisions?limit=20", "metrics", "orders", "trades?limit=20"];

    private readonly LatencyHistogram _times = new();
    private readonly byte[] _buffer = new byte[1 << 16];
    private long _frames;
    private long _requests;
    private long _refused;

    /// <summary>Until it is told to stop.</summary>
    /// <param name="ready">Is told when everybody is connected.</param>
    public ApiLoadResult Run(Action ready, CancellationToken stop)
    {
        using var stuck = new BareClient(load.Address, load.Viewer, receiveBytes: 4_096);
        stuck.Socket.Send(stuck.Request(Stream));
        var dashboards = Enumerable.Range(0, load.Dashboards).Select(_ => Follow()).ToDictionary(dashboard => dashboard.Client.Socket);
        var askers = load.Clients.Select((token, at) => new Asker(new BareClient(load.Address, token), at)).ToDictionary(asker => asker.Client.Socket);
        ready();
        var begun = Stopwatch.GetTimestamp();
        var readable = new List<Socket>();
        while (!stop.IsCancellationRequested)
        {
            var waitUs = Ask(askers.Values, begun);
            readable.Clear();
            readable.AddRange(dashboards.Keys);
            readable.AddRange(askers.Keys);
            Socket.Select(readable, null, null, waitUs);
            foreach (var socket in readable)
            {
                if (dashboards.TryGetValue(socket, out var dashboard)) Read(dashboard);
                else Read(askers[socket]);
            }
        }

        foreach (var dashboard in dashboards.Values) dashboard.Client.Dispose();
        foreach (var asker in askers.Values) asker.Client.Dispose();
        return new ApiLoadResult
        {
            Frames = _frames, Dashboards = dashboards.Values.Count(dashboard => dashboard.Frames > 0), Requests = _requests, Refused = _refused,
            RequestP99Ms = _times.PercentileNs(99) / (double)EngineTime.NsPerMs, StuckIsOpen = stuck.Socket.Connected,
        };
    }

    private Dashboard Follow()
    {
        var client = new BareClient(load.Address, load.Viewer);
        client.Socket.Send(client.Request(Stream));
        if (client.Socket.Receive(_buffer) == 0) throw new IOException("a dashboard was not served");
        return new Dashboard(client);
    }

    // Everybody whose time has come; how long until the next.
    private int Ask(IEnumerable<Asker> askers, long begun)
    {
        var now = Stopwatch.GetElapsedTime(begun);
        var next = now + TimeSpan.FromMicroseconds(MostWaitUs);
        foreach (var asker in askers)
        {
            if (asker.IsWaiting) continue;
            var due = TimeSpan.FromSeconds(asker.Asked / (double)load.Requests);
            if (due <= now) asker.Ask();
            else if (due < next) next = due;
        }

        return (int)(next - now).TotalMicroseconds;
    }

    // Counts the ends of events: what is in them the page's tests look at.
    private void Read(Dashboard dashboard)
    {
        var bytes = _buffer.AsSpan(0, dashboard.Client.Socket.Receive(_buffer));
        if (bytes.IsEmpty) throw new IOException("the stream of a dashboard was ended");
        var ended = bytes.Count("\n\n"u8);
        dashboard.Frames += ended;
        _frames += ended;
    }

    private void Read(Asker asker)
    {
        if (!asker.Answer.Receive(asker.Client.Socket)) return;
        _requests++;
        if (asker.Answer.Status != 200) _refused++;
        _times.Record(Stopwatch.GetElapsedTime(asker.SentStamp).Ticks * TimeSpan.NanosecondsPerTick);
        asker.IsWaiting = false;
    }

    private sealed class Dashboard(BareClient client)
    {
        public BareClient Client => client;

        public long Frames { get; set; }
    }

    private sealed class Asker(BareClient client, int at)
    {
        private readonly byte[][] _requests = [.. Paths.Select(client.Request)];

        public BareClient Client => client;

        public AnswerBytes Answer { get; } = new();

        public long Asked { get; private set; }

        public long SentStamp { get; private set; }

        public bool IsWaiting { get; set; }

        public void Ask()
        {
            Answer.Clear();
            SentStamp = Stopwatch.GetTimestamp();
            client.Socket.Send(_requests[(Asked++ + at) % _requests.Length]);
            IsWaiting = true;
        }
    }
}
