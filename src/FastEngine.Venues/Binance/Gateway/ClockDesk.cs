using FastEngine.Venues.Binance.Limits;
using FastEngine.Venues.Binance.Rest;
using FastEngine.Venues.Binance.Timing;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>Measures the venue's clock from time to time, and tells the trade thread.</summary>
internal sealed class ClockDesk(MarketContext context, CommandPost? post)
{
    private long _nextNs = long.MinValue;
    private bool _isAsked;
    private bool _isUntold;

    /// <summary>The venue refused a timestamp: it is measured at once.</summary>
    public void Resync() => _nextNs = long.MinValue;

    public void DoWork(long nowNs)
    {
        if (_isUntold && post is not null) _isUntold = !post(context.Clock.ToCommand(nowNs));
        if (_isAsked || nowNs < _nextNs) return;
        _isAsked = true;
        var options = context.Options.Clock;
        _nextNs = nowNs + (context.Clock.Taken < options.Samples ? options.FirstIntervalNs : options.IntervalNs);
        context.Rest.Send(RestCall.Get(context.IsSpot ? "/api/v3/time" : "/fapi/v1/time") with
        {
            Security = RestSecurity.None, Purpose = RequestPurpose.Exit, Tag = new RestTag((int)CallKind.Time, 0),
        });
    }

    public void OnAnswer(in RestAnswer answer)
    {
        _isAsked = false;
        if (!answer.IsOk || answer.Read(BinanceJson.Default.TimeAnswer) is not { } time) return;
        context.Clock.Add(new ClockSample(answer.SentNs, answer.ReceivedNs, time.ServerTime));
        _isUntold = true;
    }
}
