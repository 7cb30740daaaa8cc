using FastEngine.Core;
using FastEngine.Simulation.Paper;

namespace FastEngine.Simulation.Remote.Server;

/// <summary>A paper venue and its tape for an engine in another process: it outlives its engines, and keeps the books that they are held against.</summary>
/// <remarks>Runs on the thread that calls it and on no other. What an engine does wrong ends its connection and stands in <see cref="Violations"/>;
/// it never ends the venue.</remarks>
public sealed class VenueServer : IDisposable
{
    private readonly VenueServerOptions _options;
    private readonly VenueTape _tape;
    private readonly VenueDesk _desk;
    private readonly EngineListener _listener;
    private readonly IVenueObserver _observer;
    private readonly ulong _instrumentDigest;
    private EngineConnection? _connection;
    private EngineSession? _session;
    private int _sent;

    /// <param name="tape">Events in stream order, clock events among them, with rising sequences; taken into memory.</param>
    /// <param name="instruments">The engine's too.</param>
    /// <param name="paper">How orders fill.</param>
    /// <param name="socketPath">Where to listen; removed at the end.</param>
    public VenueServer(IEnumerable<Tick> tape, InstrumentTable instruments, PaperOptions paper, string socketPath, VenueServerOptions? options = null, IVenueObserver? observer = null)
    {
        _options = options ?? new VenueServerOptions();
        _options.Check();
        _observer = observer ?? new NoObserver();
        _tape = new VenueTape(tape, instruments.Count);
        _desk = new VenueDesk(paper, instruments, _tape);
        _instrumentDigest = InstrumentDigest.Of(instruments);
        SocketPath = socketPath;
        _listener = new EngineListener(socketPath, () =>
        {
            Counters.Refused++;
            _observer.OnRefused();
        });
    }

    public string SocketPath { get; }

    public VenueCounters Counters { get; } = new();

    /// <summary>How many events the market moves on when it loses its engine, unless the tape stands still then.</summary>
    public int EventsAway { get; set; }

    public VenueState State => _desk.Ledger.State(_desk.MatchedThrough);

    /// <summary>Every order that ever came, in the order of arrival.</summary>
    public IReadOnlyList<VenueOrder> Orders => [.. _desk.Ledger.Orders];

    public IReadOnlyList<VenueExecution> Executions => _desk.Ledger.Executions;

    public IReadOnlyList<VenueReport> Reports => _desk.Ledger.Reports;

    /// <summary>What engines did that they must not, and what the venue found wrong with its own books.</summary>
    public IReadOnlyList<string> Violations => _desk.Ledger.Violations;

    /// <summary>Net quantity of an instrument by all fills, those included that no report has told of yet.</summary>
    public long Position(int instrumentId) => _desk.Position(instrumentId);

    /// <summary>The same of one side.</summary>
    public long Position(int instrumentId, Direction direction) => _desk.Position(instrumentId, direction);

    /// <summary>Somebody trades on the account by hand, and no report tells of it: only the positions do. Between two engines.</summary>
    public void TradeByHand(int instrumentId, Side side, Direction direction, long quantity) => _desk.TradeByHand(instrumentId, side, direction, quantity);

    /// <summary>Serves engines, one after the other, until one has put this event behind it.</summary>
    /// <param name="sequence">Nothing after it is sent; the largest number there is for the whole tape.</param>
    public RunOutcome RunUntil(long sequence, CancellationToken cancellation = default)
    {
        try
        {
            while (true)
            {
                if (_session is null && !TryAccept(cancellation)) return RunOutcome.NoEngine;
                if (TryServe(sequence, cancellation) is { } outcome) return outcome;
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            Lose("the run was cancelled");
            return RunOutcome.Cancelled;
        }
    }

    /// <summary>Cuts the connection off, if there is one, as the death of the venue's process would; the next engine is served as ever.</summary>
    public void CutOff() => Lose("it was cut off");

    public void Dispose()
    {
        _connection?.Dispose();
        _listener.Dispose();
    }

    private bool TryAccept(CancellationToken cancellation)
    {
        if (_listener.Accept(_options.ConnectLimit, cancellation) is not { } socket) return false;
        _connection = new EngineConnection(socket, _listener, _options.ReplyLimit);
        _session = new EngineSession(_connection, _desk, _tape, _options, _observer, Counters);
        Guard(session =>
        {
            var isReady = session.TryRecover(_instrumentDigest, _sent, cancellation);
            if (isReady) Counters.Engines++;
            return isReady;
        });
        return true;
    }

    // Null when the engine was lost.
    private RunOutcome? TryServe(long sequence, CancellationToken cancellation)
    {
        while (_session is { } session)
        {
            var until = _tape.IndexAfter(sequence);
            if (session.Next == _tape.Count && sequence == long.MaxValue)
            {
                var hasEnded = Guard(engine => engine.TryEnd(cancellation));
                if (!hasEnded) return null;
                Close();
                return RunOutcome.TapeEnded;
            }

            if (session.Next >= until) return RunOutcome.Reached;
            Guard(engine =>
            {
                var isThrough = engine.TryWindow(until, cancellation);
                _sent = Math.Max(_sent, engine.Next);
                return isThrough;
            });
        }

        return null;
    }

    // What an engine does must not end the venue: it ends the connection.
    private bool Guard(Func<EngineSession, bool> step)
    {
        var session = _session!;
        try
        {
            if (step(session)) return true;
            Lose("it closed the connection");
        }
        catch (Exception failure) when (failure is RemoteVenueException or InvalidOperationException)
        {
            _desk.Ledger.Violations.Add(failure.Message);
            _connection!.Refuse(failure.Message);
            Lose(failure.Message);
        }
        finally
        {
            _sent = Math.Max(_sent, session.Next);
            Counters.DuplicateOrders = _desk.DuplicateOrders;
            Counters.DuplicateCancellations = _desk.DuplicateCancellations;
            Counters.DuplicateQueries = _desk.DuplicateQueries;
        }

        return false;
    }

    private void Lose(string reason)
    {
        if (_connection is null) return;
        if (_connection.TornBytes > 0) Counters.TornMessages++;
        Close();
        if (!_options.IsLossless)
        {
            var before = _desk.Matched;
            _desk.GoOn(EventsAway);
            Counters.EventsAway += _desk.Matched - before;
            _sent = Math.Max(_sent, _desk.Matched);
        }

        _observer.OnDisconnected(reason);
    }

    private void Close()
    {
        _connection?.Dispose();
        _connection = null;
        _session = null;
        Counters.Disconnects++;
    }

    private sealed class NoObserver : IVenueObserver;
}
