using System.Globalization;
using System.Net;
using FastEngine.Venues.Binance.Errors;
using FastEngine.Venues.Binance.Gateway;
using FastEngine.Venues.Binance.Rest;

namespace FastEngine.Venues.Binance.Lockstep;

/// <summary>Requests to an exchange that holds its tape: they say when they were decided, and what comes of orders, cancellations and questions is what is
/// told in its place among the trades. Their answers over HTTP only say that they are well formed.</summary>
internal sealed class SteppedRest(IRestLine line, TapeTime time, LockstepTimes times) : IRestLine
{
    private const string CallName = "simCall=";

    private readonly Dictionary<string, (RestCall Call, long DueNs)> _calls = [];
    private readonly Dictionary<(CallKind Kind, long Number), (long DecidedNs, long TradeId)> _decisions = [];
    private readonly Queue<RestAnswer> _told = new();
    private readonly Queue<RestCall> _next = new();
    private bool _isBusy;
    private long _number;

    /// <summary>Requests that HTTP has not answered.</summary>
    public int Unanswered { get; private set; }

    /// <summary>When something was decided, before the gateway sends it.</summary>
    /// <param name="tradeId">The symbol's last trade by then; -1 for what fills nothing.</param>
    public void Decide(CallKind kind, long number, long decidedNs, long tradeId = -1) => _decisions[(kind, number)] = (decidedNs, tradeId);

    public void Send(RestCall call)
    {
        var kind = (CallKind)call.Tag.Kind;
        switch (kind)
        {
            // The tape's time is on every barrier, and fees are taken in the quote currency.
            case CallKind.Time or CallKind.FeePrice:
                return;
            case CallKind.Place:
                Send(call, kind, times.SubmitNs + times.AckNs);
                break;
            case CallKind.Cancel:
                Send(call, kind, times.CancelNs + times.AckNs);
                break;
            case CallKind.Position or CallKind.OpenOrders or CallKind.Ping:
            case CallKind.OrderState when call.Tag.Part == 0:
                Send(call, CallKind.Position, times.QueryNs + times.AnswerNs);
                break;
            default:
                Leave(call);
                break;
        }
    }

    public bool TryTake(out RestAnswer answer)
    {
        while (line.TryTake(out answer))
        {
            Unanswered--;
            _isBusy = _next.TryDequeue(out var next);
            if (_isBusy) line.Send(next!);
            if (IdOf(answer.Call.Query) is not { } id || !_calls.TryGetValue(id, out var asked)) return true;
            if (answer.IsOk) continue;

            // Refused before the book: it is heard of when what the book says would be.
            _calls.Remove(id);
            time.NowNs = asked.DueNs;
            return true;
        }

        return _told.TryDequeue(out answer);
    }

    /// <summary>What came of a request.</summary>
    /// <returns>The request; null for one that is not known.</returns>
    public RestCall? Tell(string id, int status, byte[] body, BinanceError error)
    {
        if (!_calls.Remove(id, out var asked)) return null;
        _told.Enqueue(new RestAnswer(asked.Call, RestFault.None, (HttpStatusCode)status, body, error));
        return asked.Call;
    }

    private void Send(RestCall call, CallKind kind, long takesNs)
    {
        var (decidedNs, tradeId) = _decisions[(kind, call.Tag.Number)];
        var id = string.Create(CultureInfo.InvariantCulture, $"k{++_number}");
        _calls.Add(id, (call, decidedNs + takesNs));
        var query = string.Create(CultureInfo.InvariantCulture, $"{call.Query}{(call.Query.Length == 0 ? "" : "&")}{CallName}{id}&simDecidedNs={decidedNs}");
        if (tradeId >= 0) query += string.Create(CultureInfo.InvariantCulture, $"&simTradeId={tradeId}");
        Leave(call with { Query = query });
    }

    // One after the other: what is decided at one time reaches the exchange in its order.
    private void Leave(RestCall call)
    {
        Unanswered++;
        if (_isBusy) _next.Enqueue(call);
        else
        {
            _isBusy = true;
            line.Send(call);
        }
    }

    private static string? IdOf(string query)
    {
        var at = query.IndexOf(CallName, StringComparison.Ordinal);
        if (at < 0) return null;
        var id = query.AsSpan(at + CallName.Length);
        var end = id.IndexOf('&');
        return (end < 0 ? id : id[..end]).ToString();
    }
}
