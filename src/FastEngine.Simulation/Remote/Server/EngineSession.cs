using FastEngine.Core.Execution;
using FastEngine.Simulation.Remote.Wire;

namespace FastEngine.Simulation.Remote.Server;

/// <summary>One engine at the venue, from its hello to its end: recovery first, then windows of the tape.</summary>
internal sealed class EngineSession(EngineConnection connection, VenueDesk desk, VenueTape tape, VenueServerOptions options, IVenueObserver observer, VenueCounters counters)
{
    private long _window;
    private int _windowEnd;
    private EnginePlace? _place;

    /// <summary>Index in the tape of the next event to send.</summary>
    public int Next { get; private set; }

    /// <summary>Hello to Ready.</summary>
    /// <param name="sent">Index in the tape behind the last event that was ever sent.</param>
    public bool TryRecover(ulong instrumentDigest, int sent, CancellationToken cancellation)
    {
        if (!connection.TryReceive(options.RecoveryLimit, cancellation, out var kind, out var body)) return false;
        if (kind != MessageKind.Hello) throw new RemoteVenueException($"an engine began with {(byte)kind} instead of a hello");
        Hello(body, instrumentDigest);
        while (_place is null)
        {
            if (!connection.TryReceive(options.RecoveryLimit, cancellation, out kind, out body)) return false;
            switch (kind)
            {
                case MessageKind.QueryOrder or MessageKind.QueryState or MessageKind.QueryReports:
                    Query(kind, body);
                    break;
                case MessageKind.Ready:
                    Ready(body, sent);
                    break;
                case MessageKind.Submit or MessageKind.Cancel or MessageKind.Query:
                    counters.OrdersBeforeReady++;
                    throw new RemoteVenueException("an order came before the engine said that its recovery had ended");
                default:
                    throw new RemoteVenueException($"a {kind} message came while the engine recovered");
            }
        }

        return true;
    }

    /// <summary>Sends the next events and waits until the engine has put them behind it.</summary>
    /// <param name="until">Index behind the last event that may be sent.</param>
    /// <returns>False when the engine is gone.</returns>
    public bool TryWindow(int until, CancellationToken cancellation)
    {
        var first = Next;
        _windowEnd = Math.Min(until, first + options.WindowEvents);
        SendWindow(first);
        while (true)
        {
            if (!connection.TryReceive(options.ReplyLimit, cancellation, out var kind, out var body)) return false;
            if (Trade(kind, body)) return true;
        }
    }

    /// <summary>Tells the engine that the tape is through, and waits for it to go; it may still cancel.</summary>
    /// <returns>False when it went without saying that it had understood.</returns>
    public bool TryEnd(CancellationToken cancellation)
    {
        connection.Out.Begin(MessageKind.End);
        connection.Out.Put(++_window);
        connection.Out.End();
        connection.Flush();
        var hasUnderstood = false;
        while (connection.TryReceive(options.RecoveryLimit, cancellation, out var kind, out var body)) hasUnderstood |= Trade(kind, body);
        return hasUnderstood;
    }

    private void Hello(ReadOnlySpan<byte> body, ulong instrumentDigest)
    {
        var reader = new WireReader(MessageKind.Hello, body);
        if (reader.UInt32() != RemoteProtocol.Magic) throw new RemoteVenueException("the bytes of an engine's hello are not of this protocol");
        var version = reader.UInt16();
        if (version != RemoteProtocol.Version) throw new RemoteVenueException($"the engine speaks version {version} of the protocol, this venue {RemoteProtocol.Version}");
        var hello = new EngineHello(reader.Int64(), reader.Int64(), reader.Bool(), reader.UInt64());
        reader.End();
        if (hello.InstrumentDigest != instrumentDigest) throw new RemoteVenueException("the engine's instruments are not the venue's: start both with the same instrument table");
        observer.OnConnected(in hello);
        var after = options.IsLossless ? Math.Min(hello.LastEvent, desk.MatchedThrough) : Math.Max(hello.LastEvent, desk.MatchedThrough);
        var next = tape.IndexAfter(after);
        var answer = connection.Out;
        answer.Begin(MessageKind.Welcome);
        answer.Put(RemoteProtocol.Version);
        answer.Put(options.IsLossless);
        answer.Put(next < tape.Count ? tape[next].Sequence : -1);
        answer.Put(desk.MatchedThrough);
        answer.Put((long)desk.Ledger.Reports.Count);
        answer.Put(options.WindowEvents);
        answer.Put((int)desk.Mode);
        answer.Put(desk.Leverage);
        answer.Put(instrumentDigest);
        answer.End();
        connection.Flush();
    }

    private void Query(MessageKind kind, ReadOnlySpan<byte> body)
    {
        observer.OnQuery(kind switch { MessageKind.QueryOrder => RecoveryQuery.Order, MessageKind.QueryState => RecoveryQuery.State, _ => RecoveryQuery.Reports });
        var reader = new WireReader(kind, body);
        switch (kind)
        {
            case MessageKind.QueryOrder:
                var id = reader.Id();
                connection.Out.PutOrder(MessageKind.Order, desk.Ledger.Find(in id));
                break;
            case MessageKind.QueryState:
                connection.Out.PutState(desk.Ledger.State(desk.MatchedThrough));
                break;
            default:
                connection.Out.PutReports(desk.Ledger.Reports, reader.Int64());
                break;
        }

        reader.End();
        connection.Flush();
    }

    private void Ready(ReadOnlySpan<byte> body, int sent)
    {
        var reader = new WireReader(MessageKind.Ready, body);
        var after = reader.Int64();
        var have = reader.Int64();
        reader.End();
        if (have < 0 || have > desk.Ledger.Reports.Count)
            throw new RemoteVenueException($"the engine says that it has report {have}, of {desk.Ledger.Reports.Count} that were made");
        Next = tape.IndexAfter(after);
        if (Next > sent) throw new RemoteVenueException($"the engine says that it has event {after}, which was never sent");
        if (!options.IsLossless) Next = Math.Max(Next, desk.Matched);
        _place = new EnginePlace(desk.Ledger.Actions, Next == 0 ? -1 : tape[Next - 1].Sequence, have);
        observer.OnReady(Next < tape.Count ? tape[Next].Sequence : -1);
    }

    private void SendWindow(int first)
    {
        var output = connection.Out;
        output.Begin(MessageKind.Window);
        output.Put(++_window);
        output.Put(desk.Horizon(_place!, _windowEnd));
        output.End();
        var unflushed = first;
        for (; Next < _windowEnd; Next++)
        {
            output.Begin(MessageKind.Tick);
            output.Put(in tape[Next]);
            output.End();
            if (Next + 1 - unflushed == options.FlushEvents) Flush(ref unflushed, Next + 1);
        }

        output.Begin(MessageKind.Barrier);
        output.Put(_window);
        output.End();
        Flush(ref unflushed, Next);
        connection.Flush();
    }

    private void Flush(ref int from, int until)
    {
        connection.Flush();
        for (; from < until; from++) observer.OnSent(tape[from].Sequence);
    }

    // True when the window is through.
    private bool Trade(MessageKind kind, ReadOnlySpan<byte> body)
    {
        var reader = new WireReader(kind, body);
        switch (kind)
        {
            case MessageKind.Submit:
                reader.Terms(out var terms);
                MoveTo(reader.Int64());
                var isAtEvent = reader.Bool();
                reader.End();
                Submit(in terms, isAtEvent);
                return false;
            case MessageKind.Cancel:
                var order = reader.Int64();
                var timeNs = reader.Int64();
                MoveTo(reader.Int64());
                isAtEvent = reader.Bool();
                reader.End();
                desk.Cancel(order, timeNs, _place!, isAtEvent);
                return false;
            case MessageKind.Query:
                reader.Query(out var query);
                MoveTo(reader.Int64());
                isAtEvent = reader.Bool();
                reader.End();
                desk.Query(in query, _place!, isAtEvent);
                return false;
            case MessageKind.Ask:
                MoveTo(reader.Int64());
                var dueNs = reader.Int64();
                reader.End();
                Answer(dueNs);
                return false;
            case MessageKind.BarrierDone:
                var window = reader.Int64();
                reader.End();
                if (window != _window) throw new RemoteVenueException($"the engine says that it is through with window {window}; the last one is {_window}");
                if (_windowEnd > 0) MoveTo(tape[_windowEnd - 1].Sequence);
                desk.MatchThrough(_place!.After);
                return true;
            default:
                throw new RemoteVenueException($"a message of kind {(byte)kind} came from a trading engine");
        }
    }

    private void MoveTo(long after)
    {
        if (after < _place!.After || tape.IndexAfter(after) > _windowEnd)
            throw new RemoteVenueException($"the engine says that it is behind event {after}; it was behind {_place.After} and has got {(_windowEnd == 0 ? -1 : tape[_windowEnd - 1].Sequence)}");
        _place.MoveTo(after);
    }

    private void Submit(in OrderTerms terms, bool isAtEvent)
    {
        var isNew = desk.Submit(in terms, _place!, isAtEvent);
        observer.OnOrder(in terms, isNew);
        if (isNew) return;
        connection.Out.PutOrder(MessageKind.Known, desk.Ledger.Find(in terms.Id));
        connection.Flush();
    }

    private void Answer(long dueNs)
    {
        var place = _place!;
        var isDue = desk.TryReport(place, dueNs, out var report);
        if (isDue) place.Reported();
        var output = connection.Out;
        output.Begin(MessageKind.Answer);
        output.Put(desk.Horizon(place, _windowEnd));
        output.Put(isDue ? report.Sequence : 0);
        if (isDue) output.PutTold(in report);
        output.End();
        connection.Flush();
        if (isDue) observer.OnReport(in report);
    }
}
