using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Exchange.Errors;
using FastEngine.Exchange.Matching;
using FastEngine.Exchange.Rest;
using FastEngine.Exchange.Scripted;
using FastEngine.Exchange.Sockets;

namespace FastEngine.Exchange.Tape;

/// <summary>Latency in the tape's time, and the barriers at which the tape waits for its engine.</summary>
/// <remarks>A window of trades is told, then a barrier; only when every stepped client has acknowledged it, and so has sent what it decided, are the
/// window's trades matched. What follows is told in its place among the trades of later windows (docs/simulated-exchange.md).</remarks>
internal sealed class Stepped(Venue venue, LockstepOptions options, IReadOnlyList<StreamHub> hubs, Action<UserEvent> deliver) : IArrivals, IDisposable
{
    private readonly PriorityQueue<Action, (long TimeNs, long Number)> _told = new();
    private readonly PriorityQueue<Action, (long TimeNs, bool IsQuery, long Number)> _sent = new();
    private readonly Dictionary<string, long> _arrivals = [];
    private readonly ConcurrentQueue<long> _asked = new();
    private readonly Lock _lock = new();
    private readonly ManualResetEventSlim _changed = new();
    private long _toldNumber;
    private long _sentNumber;

    private long LeastWayBackNs => Math.Min(options.AckLatencyNs, options.AnswerLatencyNs);

    /// <summary>Barriers sent.</summary>
    public long Barriers { get; private set; }

    /// <summary>What the script does to what is sent; null without one.</summary>
    public ScriptedFates? Fates { get; set; }

    /// <summary>What it does to what is told.</summary>
    public ScriptedTelling? Telling { get; set; }

    public void Order(VenueRequest request, string id, Func<JsonNode> arrive)
    {
        var fate = Fates?.OnOrder(request, id, DecidedNs(request) + options.SubmitLatencyNs);
        if (fate is { IsLost: true }) return;
        if (fate is { Refusal: { } refusal }) arrive = () => throw new RefusedException(refusal);
        Send(request, id, options.SubmitLatencyNs + (fate?.DelayNs ?? 0), arrive, fate);
    }

    public JsonNode Cancel(VenueRequest request, string id, Func<JsonNode> arrive)
    {
        long? more = 0;
        if (Fates is { } fates) more = fates.OnCancel(id, DecidedNs(request) + options.CancelLatencyNs);
        if (more is { } moreNs) Send(request, id, options.CancelLatencyNs + moreNs, arrive, fate: null);
        return new JsonObject { ["clientOrderId"] = id, ["simPending"] = true };
    }

    public JsonNode Query(VenueRequest request, string id, Func<JsonNode> arrive)
    {
        var arrivalNs = DecidedNs(request) + options.QueryLatencyNs;
        var (moreNs, isFailing) = Fates?.OnQuery(request, arrivalNs) ?? (0, false);
        if (isFailing) arrive = () => throw new RefusedException(VenueErrors.Overloaded);
        if (moreNs is { } lateNs) Arrive(arrivalNs, isQuery: true, () => Answer(request, id, options.AnswerLatencyNs, lateNs, arrive));
        return new JsonObject { ["simPending"] = true };
    }

    /// <summary>An event reaches the client after the latency, in its place among the trades.</summary>
    public void Tell(in UserEvent e)
    {
        var told = e;
        var (times, delayNs) = Telling?.Of(in e) ?? (1, 0);
        if (delayNs > 0) ScriptedTelling.Shift(e.Payload, delayNs);
        for (; times > 0; times--) Later(e.TimeNs + delayNs + options.AckLatencyNs, () => deliver(told));
    }

    /// <summary>Whether a stepped client asks for what is due before a trade; if none does, it is told before the trade is.</summary>
    public bool IsAsked
    {
        get
        {
            var isAsked = false;
            foreach (var hub in hubs) hub.Each(connection => isAsked |= connection.Route.Asks);
            return isAsked;
        }
    }

    /// <summary>Tells what is due next up to a time, when what is told of by then has arrived: everything of one time, since the client may act on it.</summary>
    /// <returns>Whether there was something.</returns>
    public bool Advance(long timeNs)
    {
        while (true)
        {
            var (toldNs, arrivalNs) = Next();
            if (arrivalNs <= Math.Min(toldNs, timeNs) - LeastWayBackNs)
            {
                TakeIn(arrivalNs);
                lock (venue.Gate) venue.AdvanceTo(arrivalNs);
                continue;
            }

            return toldNs <= timeNs && TellDue(toldNs);
        }
    }

    /// <summary>What was sent reaches the book, up to a time: in the order of arrival, some of which may be past, and at one time questions behind the rest.</summary>
    public void TakeIn(long timeNs)
    {
        lock (venue.Gate)
        {
            while (_sent.TryPeek(out var arrive, out var at) && at.TimeNs <= timeNs)
            {
                _sent.Dequeue();
                venue.At(at.TimeNs, arrive);
            }
        }
    }

    /// <summary>A stepped client asks what is due up to a time, since it has done something or the barrier said that there may be something.</summary>
    public void OnAsk(long dueNs)
    {
        _asked.Enqueue(dueNs);
        _changed.Set();
    }

    /// <summary>Tells what is due up to a time.</summary>
    /// <returns>Whether there was something.</returns>
    public bool TellDue(long timeNs)
    {
        for (var told = false; ; told = true)
        {
            Action tell;
            lock (_lock)
            {
                if (!_told.TryPeek(out tell!, out var due) || due.TimeNs > timeNs) return told;
                _told.Dequeue();
            }

            tell();
        }
    }

    /// <summary>Waits until every stepped client has done with everything that it was told.</summary>
    /// <param name="timeNs">How far the tape is.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <param name="isLast">Nothing follows.</param>
    /// <param name="isRest">Nothing trades up to here.</param>
    public void Barrier(long timeNs, CancellationToken stop, bool isLast = false, bool isRest = false)
    {
        var number = Barriers++;
        var data = string.Create(CultureInfo.InvariantCulture, $$"""{"e":"lockstep","n":{{number}},"T":{{timeNs}},"N":{{NextDueNs()}},"end":{{(isLast ? "true" : "false")}}{{(isRest ? ""","rest":true""" : "")}}}""");
        var sent = new HashSet<StreamConnection>();
        while (true)
        {
            _changed.Reset();
            while (_asked.TryDequeue(out var dueNs))
            {
                Advance(Math.Min(dueNs, timeNs));
                var answer = string.Create(CultureInfo.InvariantCulture, $$"""{"e":"due","T":{{dueNs}},"N":{{NextDueNs()}}}""");
                foreach (var hub in hubs) SendAll(hub, answer);
            }

            var (ready, open) = (0, 0);
            foreach (var hub in hubs)
            {
                hub.Each(connection =>
                {
                    if (!connection.Route.IsStepped) return;
                    open++;
                    // One that came in the middle begins here.
                    if (sent.Add(connection)) Send(connection, data);
                    if (connection.Acknowledged >= number) ready++;
                });
            }

            if (open >= options.Connections && ready == open) return;
            _changed.Wait(stop);
        }
    }

    /// <summary>A stepped client came, went or acknowledged.</summary>
    public void OnChange() => _changed.Set();

    public void Dispose() => _changed.Dispose();

    private long DecidedNs(VenueRequest request) => request.Parameters.Integer(LockstepParameters.DecidedNs) ?? venue.NowNs;

    private void Send(VenueRequest request, string id, long latencyNs, Func<JsonNode> arrive, OrderFate? fate)
    {
        // A cancellation never overtakes its order: both go over one connection.
        var arrivalNs = Math.Max(DecidedNs(request) + latencyNs, _arrivals.GetValueOrDefault(id));
        _arrivals[id] = arrivalNs;
        var call = request.Parameters[LockstepParameters.Call] ?? id;
        Arrive(arrivalNs, isQuery: false, () =>
        {
            var moreNs = Telling is { } telling ? telling.Begin(id) : 0;
            Answer(request, call, options.AckLatencyNs, fate is { IsUntold: true } ? null : moreNs, arrive);
            Telling?.End();
        });
    }

    // Under the gate.
    private void Arrive(long timeNs, bool isQuery, Action arrive) => _sent.Enqueue(arrive, (timeNs, isQuery, _sentNumber++));

    // Later by so much than the latency; null for never.
    private void Answer(VenueRequest request, string id, long latencyNs, long? moreNs, Func<JsonNode> arrive)
    {
        JsonObject reply;
        try
        {
            reply = new JsonObject { ["status"] = 200, ["result"] = arrive() };
        }
        catch (RefusedException refused)
        {
            reply = new JsonObject { ["status"] = refused.Error.Status, ["error"] = RequestDispatcher.Body(refused.Error) };
        }

        if (moreNs is not { } lateNs) return;
        reply["e"] = "reply";
        reply["c"] = id;
        reply["T"] = venue.NowNs + lateNs;
        Later(venue.NowNs + lateNs + latencyNs, () => SendAll(hubs[request.IsFuture ? 1 : 0], JsonText.Of(reply)));
    }

    private static void SendAll(StreamHub hub, string data) => hub.Each(connection =>
    {
        if (connection.Route.IsStepped) Send(connection, data);
    });

    private static void Send(StreamConnection connection, string data) =>
        connection.Channel.Send(connection.IsCombined ? StreamHub.Envelope("!lockstep", data) : Encoding.UTF8.GetBytes(data));

    // Before it nothing is told, unless a client sends something.
    private long NextDueNs()
    {
        var (toldNs, arrivalNs) = Next();
        return arrivalNs == long.MaxValue ? toldNs : Math.Min(toldNs, arrivalNs + LeastWayBackNs);
    }

    // What is told next, and what happens next at the exchange without a trade.
    private (long ToldNs, long ArrivalNs) Next()
    {
        lock (venue.Gate)
        {
            lock (_lock)
            {
                return (_told.TryPeek(out _, out var told) ? told.TimeNs : long.MaxValue,
                    Math.Min(venue.NextDueNs, _sent.TryPeek(out _, out var sent) ? sent.TimeNs : long.MaxValue));
            }
        }
    }

    private void Later(long timeNs, Action tell)
    {
        lock (_lock) _told.Enqueue(tell, (timeNs, _toldNumber++));
    }
}
