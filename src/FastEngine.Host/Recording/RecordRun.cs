using FastEngine.Core;
using FastEngine.Feeds.Live;
using FastEngine.Feeds.Live.Recorder;
using FastEngine.Feeds.WebSockets;
using FastEngine.Rings;
using FastEngine.Venues.Binance;
using FastEngine.Venues.Binance.Streams;

namespace FastEngine.Host.Recording;

/// <summary>Records the frames of connections until it is stopped, and counts what they hold.</summary>
internal sealed class RecordRun : IDisposable
{
    private const int WaitUs = 1_000;

    private readonly RecordRequest _request;
    private readonly FrameRecorder _recorder;
    private readonly FeedConnection<RecordedFrames<BinanceFrameParser>>[] _connections;
    private readonly MachineClock _clock = MachineClock.Instance;

    /// <exception cref="IOException">The folder cannot be made.</exception>
    public RecordRun(RecordRequest request, IFeedLog log)
    {
        _request = request;
        _recorder = new FrameRecorder(request.Recorder);
        var dialer = new WebSocketDialer(request.Socket);
        var budget = new ConnectBudget();
        var none = new InstrumentTable([]);
        var frames = new RecordedFrames<BinanceFrameParser>(new BinanceFrameParser(none, new SymbolMap([])), _recorder, Integrity);
        _connections = [.. request.Plans.Select((plan, i) => new FeedConnection<RecordedFrames<BinanceFrameParser>>(
            plan, frames, BinanceNotices.Instance, dialer, _clock, budget, request.Seed + (ulong)i, log))];
    }

    public RecordingIntegrity Integrity { get; } = new();

    public IReadOnlyList<FeedConnection<RecordedFrames<BinanceFrameParser>>> Connections => _connections;

    public FrameRecorder Recorder => _recorder;

    public bool WasInterrupted { get; private set; }

    public long StartedNs { get; private set; }

    public long EndedNs { get; private set; }

    /// <summary>Records until the time is up or a stop is asked for; then every file is complete.</summary>
    /// <param name="progress">Called about ten times a second.</param>
    /// <exception cref="IOException">The disk failed.</exception>
    public void Execute(Action progress, CancellationToken stop)
    {
        StartedNs = _clock.WallNs;
        var beginNs = _clock.NowNs;
        var flushedNs = beginNs;
        var shownNs = beginNs;
        var idle = new BackoffIdle();
        var isClosing = false;
        var closeByNs = long.MaxValue;
        while (_recorder.Failure is null)
        {
            var nowNs = _clock.NowNs;
            if (!isClosing && (stop.IsCancellationRequested || nowNs - beginNs >= _request.DurationNs || Integrity.Frames >= _request.Frames))
            {
                WasInterrupted = stop.IsCancellationRequested;
                isClosing = true;
                closeByNs = nowNs + 2 * (long)_request.Socket.CloseTimeout.TotalNanoseconds;
                foreach (var connection in _connections) connection.Close();
            }

            if (isClosing && (nowNs > closeByNs || _connections.All(connection => connection.IsClosed))) break;
            if (Step() > 0) idle.Reset();
            else if (_connections.Length == 1 && _connections[0].IsLive) _connections[0].Wait(WaitUs);
            else idle.Idle();
            if (nowNs - flushedNs >= _request.FlushNs)
            {
                _recorder.Flush();
                flushedNs = nowNs;
            }

            if (nowNs - shownNs < 100 * EngineTime.NsPerMs) continue;
            shownNs = nowNs;
            progress();
        }

        EndedNs = _clock.WallNs;
        _recorder.Close();
    }

    public void Dispose()
    {
        foreach (var connection in _connections) connection.Dispose();
        _recorder.Dispose();
    }

    private int Step()
    {
        var work = 0;
        foreach (var connection in _connections) work += connection.DoWork();
        return work;
    }
}
