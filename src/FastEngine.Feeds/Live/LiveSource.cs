using System.Collections.Concurrent;
using FastEngine.Core;
using FastEngine.Feeds.WebSockets;
using FastEngine.Rings;

namespace FastEngine.Feeds.Live;

/// <summary>The feed of live trading: connections, stepped on one thread, through the intake onto the shards' inbound rings.</summary>
public sealed class LiveSource<TParser> : ISourceAgent, IDisposable
    where TParser : struct, IFrameParser
{
    private readonly FeedConnection<ParsedFrames<TParser>>[] _connections;
    private readonly LiveIntake _intake;
    private readonly ITradeBackfill? _backfill;
    private readonly IFeedClock _clock;
    private readonly int _waitUs;
    private readonly ConcurrentQueue<Action> _changes = new();
    private bool _isClosing;
    private volatile bool _stopRequested;
    private volatile bool _isCompleted;

    /// <param name="connections">Owned from now on.</param>
    /// <param name="backfill">Fetches what gaps left out; without one a symbol with a gap is tainted until its longest window has passed.</param>
    /// <param name="waitUs">With one connection: how long a round waits for bytes, microseconds. 0 polls, and leaves the waiting to the runner.</param>
    public LiveSource(IReadOnlyList<FeedConnection<ParsedFrames<TParser>>> connections, LiveIntake intake, IFeedClock clock, ITradeBackfill? backfill = null, int waitUs = 0)
    {
        _connections = [.. connections];
        _intake = intake;
        _clock = clock;
        _backfill = backfill;
        _waitUs = connections.Count == 1 ? waitUs : 0;
    }

    public string Name => "feed";

    public bool IsCompleted => _isCompleted;

    public long Ticks => _intake.Ticks;

    public LiveIntake Intake => _intake;

    public IReadOnlyList<FeedConnection<ParsedFrames<TParser>>> Connections => _connections;

    public void RequestStop() => _stopRequested = true;

    /// <summary>Does something to the connections between two rounds, on the feed's thread; callable from any thread. What it does must be short, and not wait.</summary>
    public void Post(Action change) => _changes.Enqueue(change);

    public int DoWork()
    {
        if (_isCompleted) return 0;
        while (!_changes.IsEmpty && _changes.TryDequeue(out var change)) change();
        if (_stopRequested && !_isClosing) BeginClosing();
        if (_waitUs > 0) _connections[0].Wait(_waitUs);
        var nowNs = _clock.NowNs;
        long silentNs = 0;
        foreach (var connection in _connections) silentNs = Math.Max(silentNs, connection.SilentNs(nowNs));
        _intake.Begin(nowNs, silentNs);
        var work = 0;
        foreach (var connection in _connections) work += connection.DoWork();
        if (_backfill is not null) _intake.Fill(_backfill);
        _intake.End();
        if (_isClosing) CheckClosed();
        return work;
    }

    public void Dispose()
    {
        foreach (var connection in _connections) connection.Dispose();
    }

    private void BeginClosing()
    {
        _isClosing = true;
        foreach (var connection in _connections) connection.Close();
    }

    private void CheckClosed()
    {
        foreach (var connection in _connections)
        {
            if (!connection.IsClosed) return;
        }

        _intake.Complete();
        _isCompleted = true;
    }
}
