using System.Text;
using FastEngine.Feeds.WebSockets;
using FastEngine.Rings;

namespace FastEngine.Feeds.Live;

/// <summary>A connection that stays: dials, subscribes, is replaced before the venue ends it, and comes back after whatever happens.</summary>
/// <remarks>It never waits. While it is replaced, both sockets give their frames, so trades come twice: who takes them goes by the trade id.
/// Nothing allocates while data flows.</remarks>
public sealed class FeedConnection<THandler> : IAgent, IDisposable
    where THandler : struct, IFrameHandler
{
    private const int QuotedBytes = 200;

    private readonly IFeedVenue _venue;
    private readonly IWebSocketDialer _dialer;
    private readonly IFeedClock _clock;
    private readonly ConnectBudget _budget;
    private readonly IFeedLog? _log;
    private readonly Backoff _backoff;
    private readonly FeedTimes _times;
    private THandler _handler;
    private FeedLink? _link;
    private FeedLink? _successor;
    private FeedLink? _leaving;
    private long _dialAtNs;
    private long _heardNs;
    private long _fullNs;
    private bool _isClosing;

    /// <param name="seed">Of the jitter of its waits.</param>
    public FeedConnection(FeedPlan plan, THandler handler, IFeedVenue venue, IWebSocketDialer dialer, IFeedClock clock, ConnectBudget budget, ulong seed, IFeedLog? log = null)
    {
        Plan = plan;
        _handler = handler;
        _venue = venue;
        _dialer = dialer;
        _clock = clock;
        _budget = budget;
        _log = log;
        _times = plan.Times;
        _backoff = new Backoff(_times.BackoffFirstNs, _times.BackoffMostNs, seed);
        _heardNs = clock.NowNs;
        _fullNs = _heardNs;
    }

    public string Name => Plan.Name;

    public FeedPlan Plan { get; private set; }

    public FeedCounts Counts { get; } = new();

    public ref THandler Handler => ref _handler;

    /// <summary>Whether a socket is open that gave data.</summary>
    public bool IsLive => _link is { HasData: true };

    /// <summary>Every socket has ended, after <see cref="Close"/>.</summary>
    public bool IsClosed => _isClosing && _link is null && _successor is null && _leaving is null;

    /// <summary>For how long it has given no frame of data, ns; pings do not count.</summary>
    public long SilentNs(long nowNs) => nowNs - _heardNs;

    public int DoWork()
    {
        var nowNs = _clock.NowNs;
        var work = 0;
        if (_link is not null) work += Step(ref _link, nowNs);
        if (_successor is not null) work += Step(ref _successor, nowNs);
        if (_leaving is not null) work += Step(ref _leaving, nowNs);
        if (!_isClosing) work += Keep(nowNs);
        return work;
    }

    /// <summary>Carries other streams from now on: a socket of the new plan is opened beside the one of the old, and takes its place when it gives data.</summary>
    public void Change(FeedPlan plan)
    {
        Plan = plan;
        if (_isClosing) return;

        // What is still dialled, or has not taken over, is of the old plan.
        Drop(ref _successor);
        if (_link is { Socket: null }) Drop(ref _link);
        if (_link is not null) _link.EndsNs = _clock.NowNs;
    }

    /// <summary>Ends it in order: <see cref="DoWork"/> goes on until <see cref="IsClosed"/>.</summary>
    public void Close()
    {
        _isClosing = true;
        Counts.LongestSilenceNs = Math.Max(Counts.LongestSilenceNs, SilentNs(_clock.NowNs));
        Leave(ref _leaving);
        Leave(ref _successor);
        Leave(ref _link);
    }

    /// <summary>Waits for bytes, at most so long; for a thread that has this connection alone.</summary>
    public void Wait(int microseconds)
    {
        if (_successor is null && _leaving is null) _link?.Socket?.Wait(microseconds);
    }

    public void Dispose()
    {
        Drop(ref _link);
        Drop(ref _successor);
        Drop(ref _leaving);
    }

    private int Step(ref FeedLink? place, long nowNs)
    {
        var link = place!;
        if (link.Socket is not { } socket) return link.IsDialled ? Open(ref place, nowNs) : 0;
        var bytes = socket.Receive();
        Counts.Bytes += bytes;
        var work = Read(link, socket, nowNs) + (bytes > 0 ? 1 : 0);
        if (link.RequestsSent < Plan.Requests.Length && !_isClosing) Request(link, socket, nowNs);
        if (socket.State != WebSocketState.Closed) return work;
        Counts.Pings += socket.Pings;
        var isLoss = !_isClosing && !ReferenceEquals(link, _leaving);
        if (isLoss)
        {
            Counts.Losses++;
            Say(FeedEventKind.Lost, socket.Reason);
        }

        GiveUp(ref place, nowNs, isFailure: isLoss);
        return work + 1;
    }

    private int Read(FeedLink link, WebSocketConnection socket, long nowNs)
    {
        var count = 0;
        var isData = false;
        while (_handler.HasRoom && socket.Read(out var frame))
        {
            count++;
            isData |= _handler.Take(frame, socket.Arrival) || IsData(link, frame, nowNs);
        }

        Counts.Messages += count;
        if (isData) Hear(link, nowNs);
        return count;
    }

    private void Hear(FeedLink link, long nowNs)
    {
        if (link.Hear(nowNs)) _backoff.Reset();
        Counts.LongestSilenceNs = Math.Max(Counts.LongestSilenceNs, nowNs - _heardNs);
        _heardNs = nowNs;
    }

    private bool IsData(FeedLink link, ReadOnlySpan<byte> frame, long nowNs)
    {
        switch (_venue.Recognise(frame))
        {
            case FeedNotice.Data:
                return true;
            case FeedNotice.Acknowledged:
                Counts.Acknowledged++;
                break;
            case FeedNotice.Refused:
                Counts.Refused++;
                Say(FeedEventKind.Refused, Encoding.UTF8.GetString(frame[..Math.Min(frame.Length, QuotedBytes)]));
                break;
            case FeedNotice.ShuttingDown:
                link.EndsNs = nowNs;
                Say(FeedEventKind.ShuttingDown, "the server will end this connection: it is replaced at once");
                break;
        }

        return false;
    }

    private int Open(ref FeedLink? place, long nowNs)
    {
        try
        {
            var link = place!;
            link.Take();
            link.EndsNs = nowNs + _times.LifeNs - _backoff.Spread(_times.LifeSpreadNs);
            Counts.Connects++;
            Say(FeedEventKind.Connected, "");
            if (Plan.Requests.Length > 0) Request(link, link.Socket!, nowNs);
        }
        catch (Exception exception)
        {
            // Whatever kept it from opening, the next attempt may succeed; the feed thread goes on.
            Counts.FailedConnects++;
            Say(FeedEventKind.NotConnected, exception.Message);
            GiveUp(ref place, nowNs, isFailure: true);
            if (exception is HandshakeException { RetryAfter: { } after }) _dialAtNs = Math.Max(_dialAtNs, nowNs + (long)after.TotalNanoseconds);
        }

        return 1;
    }

    private void Request(FeedLink link, WebSocketConnection socket, long nowNs)
    {
        if (link.RequestsSent > 0 && nowNs - link.RequestedNs < _times.RequestGapNs) return;
        socket.Send(Plan.Requests[link.RequestsSent++]);
        link.RequestedNs = nowNs;
    }

    private int Keep(long nowNs)
    {
        if (_link is null)
        {
            // What was to take over later takes over now.
            (_link, _successor) = (_successor, null);
            return _link is null ? Dial(ref _link, nowNs) : 1;
        }

        var work = 0;
        if (_successor is not null) work += GiveUpSilent(ref _successor, nowNs);
        work += GiveUpSilent(ref _link, nowNs);
        if (_link?.Socket is null) return work;
        if (_successor is null) return nowNs >= _link.EndsNs ? work + Dial(ref _successor, nowNs) : work;
        if (!_successor.HasData || nowNs - _successor.FirstDataNs < _times.OverlapNs) return work;
        Counts.Replacements++;
        Say(FeedEventKind.Replaced, "");
        Drop(ref _leaving);
        _leaving = _link;
        _leaving.Socket!.Close(CloseCode.Normal, "replaced");
        (_link, _successor) = (_successor, null);
        return work + 1;
    }

    private int GiveUpSilent(ref FeedLink? place, long nowNs)
    {
        if (place?.Socket is not { } socket) return 0;

        // Frames that nobody had room for are not the peer's silence.
        if (!_handler.HasRoom) _fullNs = nowNs;
        var quietNs = nowNs - Math.Max(place.QuietSinceNs, _fullNs);
        var isGone = nowNs - Math.Max(socket.HeardNs, _fullNs) > _times.PeerSilentNs;
        if (!isGone && quietNs <= _times.StaleNs) return 0;
        if (isGone)
        {
            Counts.Losses++;
            Say(FeedEventKind.Lost, $"not even a ping for {Seconds(_times.PeerSilentNs)} s");
        }
        else
        {
            Counts.Silences++;
            Say(FeedEventKind.Silent, place.HasData
                ? $"no data for {Seconds(quietNs)} s, though it is open"
                : $"open for {Seconds(quietNs)} s and no data came ever. {Plan.WhySilent}");
        }

        GiveUp(ref place, nowNs, isFailure: true);
        return 1;
    }

    private int Dial(ref FeedLink? place, long nowNs)
    {
        if (nowNs < _dialAtNs || !_budget.TryTake(nowNs)) return 0;
        place = new FeedLink(_dialer, Plan.Address);
        return 1;
    }

    private void GiveUp(ref FeedLink? place, long nowNs, bool isFailure)
    {
        Drop(ref place);
        if (isFailure) _dialAtNs = Math.Max(_dialAtNs, nowNs + _backoff.Next());
    }

    private static void Leave(ref FeedLink? place)
    {
        if (place?.Socket is { } socket) socket.Close(CloseCode.Normal, "no longer needed");
        else Drop(ref place);
    }

    private static void Drop(ref FeedLink? place)
    {
        place?.Dispose();
        place = null;
    }

    private void Say(FeedEventKind kind, string text) => _log?.OnFeedEvent(new FeedEvent(kind, _clock.WallNs, Plan.Name, text));

    private static string Seconds(long ns) => (ns / 1e9).ToString("0.###");
}
