using FastEngine.Core;
using FastEngine.Venues.Binance.Limits;
using FastEngine.Venues.Binance.Rest;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>The user stream of USD-M: its key, its connection, and what was missed while it was away.</summary>
internal sealed class UserStream(MarketContext context, IMessageLine line, UserDesk events, Resync resync, Random random) : IUserStream
{
    private const string Path = "/fapi/v1/listenKey";

    private readonly Reconnect _reconnect = Reconnect.Usual(random);
    private UserStreamState _state;
    private long _openedNs;
    private long _keepAliveNs;

    public void DoWork(long nowNs)
    {
        switch (_state)
        {
            case UserStreamState.Away when _reconnect.IsDue(nowNs):
                _reconnect.OnAttempt(nowNs);
                _state = UserStreamState.KeyAsked;
                Send(HttpMethod.Post, CallKind.ListenKey);
                break;
            case UserStreamState.Connecting when line.State == LineState.Closed:
                _state = UserStreamState.Away;
                break;
            case UserStreamState.Connecting when line.State == LineState.Open:
                _state = UserStreamState.Open;
                _openedNs = nowNs;
                _keepAliveNs = nowNs + context.Options.KeepAliveNs;
                events.HasExpired = events.IsShuttingDown = false;
                resync.Begin(events.LastEventMs);
                break;
            case UserStreamState.Open:
                Listen(nowNs);
                break;
            default:
                break;
        }
    }

    public void OnKey(in RestAnswer answer)
    {
        if (_state != UserStreamState.KeyAsked) return;
        if (answer.IsOk && answer.Read(BinanceJson.Default.ListenKeyAnswer)?.ListenKey is { Length: > 0 } key)
        {
            line.Connect(new Uri(context.Options.UserStreamAddress + key));
            _state = UserStreamState.Connecting;
            return;
        }

        _state = UserStreamState.Away;
        if (answer.Fault == RestFault.None && answer.Verdict.Action == Errors.ErrorAction.Stop) context.Tell(GatewayNoticeKind.AccountRefused, text: answer.ToString());
    }

    public void OnKeptAlive(in RestAnswer answer)
    {
        if (answer.IsOk) return;

        // A key that the venue does not know any more is as good as expired; what it did not answer is tried again soon.
        if (answer.Fault == RestFault.None && (int)answer.Status is >= 400 and < 500 and not (429 or 418)) events.HasExpired = true;
        else _keepAliveNs = context.NowNs() + EngineTime.NsPerMinute;
    }

    private void Listen(long nowNs)
    {
        while (line.TryTake(out var message)) events.OnEvent(message);
        if (resync.IsDone) _reconnect.OnStable();
        var isOld = nowNs - _openedNs > context.Options.ConnectionLifeNs;
        if (line.State != LineState.Open || events.HasExpired || events.IsShuttingDown || isOld) Lose();
        else if (nowNs >= _keepAliveNs)
        {
            _keepAliveNs = nowNs + context.Options.KeepAliveNs;
            Send(HttpMethod.Put, CallKind.KeepAlive);
        }
    }

    private void Lose()
    {
        if (events.HasExpired) context.Tell(GatewayNoticeKind.ListenKeyExpired);
        events.HasExpired = events.IsShuttingDown = false;
        line.Close();
        _state = UserStreamState.Away;
        resync.Lost();
    }

    private void Send(HttpMethod method, CallKind kind) => context.Rest.Send(new RestCall
    {
        Method = method, Path = Path, Security = RestSecurity.Key, Purpose = RequestPurpose.Exit, Tag = new RestTag((int)kind, 0),
    });
}
