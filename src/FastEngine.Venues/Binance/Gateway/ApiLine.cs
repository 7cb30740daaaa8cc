using System.Text.Json;
using FastEngine.Core;
using FastEngine.Venues.Binance.Errors;
using FastEngine.Venues.Binance.Limits;
using FastEngine.Venues.Binance.Orders;
using FastEngine.Venues.Binance.UserData.Events;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>The connection of orders: kept up, and its messages given to whom they answer.</summary>
internal sealed class ApiLine(
    MarketContext context, IMessageLine line, OrderDesk orders, AnswerDesk answers, UserDesk events, ClockDesk clock, EntryGate gate, SpotUserStream? spot, Random random)
{
    private const int TooMany = 429;
    private const int Banned = 418;

    private readonly Reconnect _reconnect = Reconnect.Usual(random);
    private bool _isOpen;
    private bool _isShuttingDown;
    private long _openedNs;
    private long _heardNs;

    public void DoWork(long nowNs)
    {
        while (line.TryTake(out var message))
        {
            _heardNs = nowNs;
            OnMessage(message);
        }

        var isOpen = line.State == LineState.Open;

        // An order without an answer, and nothing else either: nobody is there any more.
        var isDead = orders.HasUnanswered && nowNs - _heardNs >= context.Options.AnswerNs;
        orders.HasUnanswered = false;
        if (isOpen && _isOpen && (_isShuttingDown || isDead || nowNs - _openedNs > context.Options.ConnectionLifeNs))
        {
            line.Close();
            isOpen = false;
        }

        if (isOpen && !_isOpen) Opened(nowNs);
        else if (!isOpen && _isOpen) Lost();
        else if (isOpen && nowNs - _openedNs > EngineTime.NsPerSecond) _reconnect.OnStable();
        if (line.State == LineState.Closed && _reconnect.IsDue(nowNs))
        {
            _reconnect.OnAttempt(nowNs);
            line.Connect(context.Options.ApiAddress);
        }

        gate.HasOrders = _isOpen || context.Options.EntriesByRest;
    }

    private void Opened(long nowNs)
    {
        _isOpen = true;
        _isShuttingDown = false;
        _openedNs = _heardNs = nowNs;
        context.Tell(GatewayNoticeKind.OrdersOpen);
    }

    private void Lost()
    {
        _isOpen = false;
        orders.OnLineLost();
        context.Tell(GatewayNoticeKind.OrdersLost);
    }

    private void OnMessage(ReadOnlySpan<byte> text)
    {
        ApiAnswer? answer;
        try
        {
            answer = JsonSerializer.Deserialize(text, BinanceJson.Default.ApiAnswer);
        }
        catch (JsonException exception)
        {
            context.Tell(GatewayNoticeKind.Unreadable, text: $"an answer to an order, at byte {exception.BytePositionInLine}");
            return;
        }

        if (answer is null) return;
        if (answer.Event is { } e) events.OnEvent(JsonSerializer.SerializeToUtf8Bytes(e, BinanceJson.Default.JsonElement));
        else if (answer.Kind == "serverShutdown") _isShuttingDown = true;
        else if (answer.Kind is not null) events.OnEvent(text);
        else OnAnswer(answer);
    }

    private void OnAnswer(ApiAnswer answer)
    {
        var nowNs = context.NowNs();
        foreach (var row in answer.RateLimits ?? [])
        {
            if (LimitRule.TryParse(row.RateLimitType, row.Interval, row.IntervalNum, row.Limit, out var rule))
                context.Limiter.Told(rule.Kind, rule.IntervalNs, row.Count, nowNs);
        }

        if (answer.Status is TooMany or Banned)
        {
            // The error says until when, by the venue's clock.
            var untilNs = answer.Error?.Data?.RetryAfter is > 0 and var untilMs ? untilMs * EngineTime.NsPerMs - context.VenueNs() : 0;
            context.Limiter.BackOff(answer.Status == Banned, Math.Max(0, untilNs), nowNs);
            context.Tell(GatewayNoticeKind.TooMuch, value: context.Limiter.BlockedUntilNs, text: answer.Error?.Msg ?? "");
        }

        var isOk = answer.Status is >= 200 and < 300;
        var error = new BinanceError(answer.Error?.Code ?? 0, answer.Error?.Msg ?? (isOk ? "" : $"status {answer.Status}"));
        var verdict = isOk ? default : error.Code == 0 ? ErrorTable.Of((System.Net.HttpStatusCode)answer.Status) : ErrorTable.Of(in error);
        if (verdict.Action == ErrorAction.Resync) clock.Resync();
        if (!ApiRequests.TryParse(answer.Id, out var kind, out var number)) return;
        switch (kind)
        {
            case OrderEncoder.PlaceKind:
                answers.OnPlaced(number, in error, in verdict, isOk, answer.Result);
                break;
            case OrderEncoder.CancelKind:
                answers.OnCancelled(number, in error, in verdict, isOk, answer.Result);
                break;
            case ApiRequests.Subscribe:
                spot?.OnSubscribed(isOk);
                if (verdict.Action == ErrorAction.Stop) context.Tell(GatewayNoticeKind.AccountRefused, text: error.ToString());
                break;
            default:
                break;
        }
    }
}
