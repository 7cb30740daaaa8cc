using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Exchange.Errors;
using FastEngine.Exchange.Matching;
using FastEngine.Exchange.Rest;
using FastEngine.Exchange.Sockets;

namespace FastEngine.Exchange.Tape;

/// <summary>Latency in the tape's time, and the barriers at which the tape waits for its engine.</summary>
/// <remarks>A window of trades is told, then a barrier; only when every stepped client has acknowledged it, and so has sent what it decided, are the
/// window's trades matched. What follows is told in its place among the trades of later windows (docs/simulated-exchange.md).</remarks>
internal sealed class Stepped(Venue venue, LockstepOptions options, IReadOnlyList<StreamHub> hubs, Action<UserEvent> deliver) : IArrivals, IDisposable
{
    private readonly PriorityQueue<Action, (long TimeNs, long Number)> _told = new();
    private readonly Dictionary<string, long> _arrivals = [];
    private readonly Lock _lock = new();
    private readonly ManualResetEventSlim _changed = new();
    private long _toldNumber;

    /// <summary>Barriers sent.</summary>
    public long Barriers { get; private set; }

    public void Order(VenueRequest request, string id, Func<JsonNode> arrive) => Send(request, id, options.SubmitLatencyNs, arrive);

    public JsonNode Cancel(VenueRequest request, string id, Func<JsonNode> arrive)
    {
        Send(request, id, options.CancelLatencyNs, arrive);
        return new JsonObject { ["clientOrderId"] = id, ["simPending"] = true };
    }

    /// <summary>An event reaches the client after the latency, in its place among the trades.</summary>
    public void Tell(in UserEvent e)
    {
        var told = e;
        Later(e.TimeNs + options.AckLatencyNs, () => deliver(told));
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
    public void Barrier(long timeNs, CancellationToken stop)
    {
        var number = Barriers++;
        var data = string.Create(CultureInfo.InvariantCulture, $$"""{"e":"lockstep","n":{{number}},"T":{{timeNs}}}""");
        var sent = new HashSet<StreamConnection>();
        while (true)
        {
            _changed.Reset();
            var (ready, open) = (0, 0);
            foreach (var hub in hubs)
            {
                hub.Each(connection =>
                {
                    if (!connection.Route.IsStepped) return;
                    open++;
                    // One that came in the middle begins here.
                    if (sent.Add(connection)) connection.Channel.Send(connection.IsCombined ? StreamHub.Envelope("!lockstep", data) : Encoding.UTF8.GetBytes(data));
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

    private void Send(VenueRequest request, string id, long latencyNs, Func<JsonNode> arrive)
    {
        var decidedNs = request.Parameters.Integer(LockstepParameters.DecidedNs) ?? venue.NowNs;
        // A cancellation never overtakes its order: both go over one connection.
        var arrivalNs = Math.Max(decidedNs + latencyNs, _arrivals.GetValueOrDefault(id));
        _arrivals[id] = arrivalNs;
        venue.At(arrivalNs, () =>
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

            reply["e"] = "reply";
            reply["c"] = id;
            reply["T"] = venue.NowNs;
            Later(venue.NowNs + options.AckLatencyNs, () => Reply(reply));
        });
    }

    private void Reply(JsonObject reply)
    {
        var data = JsonText.Of(reply);
        foreach (var hub in hubs)
        {
            hub.Each(connection =>
            {
                if (!connection.Route.IsStepped) return;
                connection.Channel.Send(connection.IsCombined ? StreamHub.Envelope("!lockstep", data) : Encoding.UTF8.GetBytes(data));
            });
        }
    }

    private void Later(long timeNs, Action tell)
    {
        lock (_lock) _told.Enqueue(tell, (timeNs, _toldNumber++));
    }
}
