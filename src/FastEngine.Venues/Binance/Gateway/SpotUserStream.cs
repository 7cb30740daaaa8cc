using FastEngine.Core;
using FastEngine.Venues.Binance.Orders;
using FastEngine.Venues.Binance.Rest;
using FastEngine.Venues.Binance.Signing;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>The user stream of spot: a subscription on the connection of orders, whose events come between the answers.</summary>
internal sealed class SpotUserStream(MarketContext context, IMessageLine line, SignedRequest request, Credentials credentials, UserDesk events, Resync resync, Random random) : IUserStream
{
    private readonly Reconnect _reconnect = Reconnect.Usual(random);
    private readonly RequestTemplate _subscription = new RequestTemplate(ApiRequests.Subscribe, "userDataStream.subscribe.signature"u8)
        .AddKey(credentials).Add("recvWindow"u8, context.Options.ReceiveWindowMs).Add("timestamp"u8, RequestSlot.Timestamp).End();
    private UserStreamState _state;
    private long _answerDueNs;

    public void DoWork(long nowNs)
    {
        if (line.State != LineState.Open || events.HasExpired)
        {
            if (_state == UserStreamState.Open) resync.Lost();
            _state = UserStreamState.Away;
            events.HasExpired = false;
        }
        else if (_state == UserStreamState.Away && _reconnect.IsDue(nowNs)) Subscribe(nowNs);
        else if (_state == UserStreamState.KeyAsked && nowNs >= _answerDueNs) _state = UserStreamState.Away;
        else if (_state == UserStreamState.Open && resync.IsDone) _reconnect.OnStable();
    }

    /// <summary>The answer to the subscription.</summary>
    public void OnSubscribed(bool isOk)
    {
        if (_state != UserStreamState.KeyAsked) return;
        _state = isOk ? UserStreamState.Open : UserStreamState.Away;
        if (isOk) resync.Begin(events.LastEventMs);
    }

    public void OnKey(in RestAnswer answer)
    {
    }

    public void OnKeptAlive(in RestAnswer answer)
    {
    }

    private void Subscribe(long nowNs)
    {
        _reconnect.OnAttempt(nowNs);
        request.Begin(_subscription, 1);
        request.Fill(context.VenueNs() / EngineTime.NsPerMs);
        request.Sign();
        if (!context.Limiter.TryTake(Limits.RequestPurpose.Exit, 2, 0, nowNs) || line.Send(request.Message) != SendOutcome.Sent) return;
        _state = UserStreamState.KeyAsked;
        _answerDueNs = nowNs + context.Options.AnswerNs;
    }
}
