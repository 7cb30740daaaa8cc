using FastEngine.Core;
using FastEngine.Exchange.Matching;
using FastEngine.Exchange.Tape;

namespace FastEngine.Exchange.Sockets;

/// <summary>Brings what happens at the exchange to the streams of both markets.</summary>
/// <param name="isStepped">Trades are told by <see cref="Show"/> before they are matched, and events by the tape's time.</param>
internal sealed class VenueStreams(
    Venue venue, StreamHub spotHub, StreamHub futuresHub, IExchangeClock clock, SpotUserStream spotUsers, FuturesUserStream futuresUsers, bool isStepped) : IVenueSink
{
    private readonly MarketStreams _spot = new(venue, spotHub, clock, isFuture: false);
    private readonly MarketStreams _futures = new(venue, futuresHub, clock, isFuture: true);

    public Stepped? Stepped { get; set; }

    /// <summary>How often a user event is told, by script; null tells each once.</summary>
    public Func<int>? Repeats { get; set; }

    /// <summary>Whether market streams hang at a time, by script; null for never.</summary>
    public Func<long, bool>? Hangs { get; set; }

    /// <summary>Tells a trade.</summary>
    public void Show(TradedSymbol symbol, TapeTrade trade)
    {
        var streams = symbol.IsFuture ? _futures : _spot;
        streams.IsFrozen = Hangs?.Invoke(trade.TimeNs) == true;
        streams.OnTrade(symbol, in trade);
    }

    public void OnTrade(TradedSymbol symbol, in TapeTrade trade)
    {
        if (!isStepped) Show(symbol, trade);
    }

    public void OnForceOrder(Order order) => _futures.OnForceOrder(order);

    public void OnUserEvent(in UserEvent e)
    {
        for (var times = Repeats?.Invoke() ?? 1; times > 0; times--)
        {
            if (Stepped is { } stepped) stepped.Tell(in e);
            else Deliver(e);
        }
    }

    public void Deliver(UserEvent e)
    {
        if (e.Market != Market.Spot)
        {
            futuresUsers.Deliver(in e);
            return;
        }

        spotUsers.Deliver(in e);
        if (!isStepped) return;
        // A stepped client needs one order of everything, so its market connection has spot's user events too.
        var frame = StreamHub.Envelope("!userData", JsonText.Of(e.Payload));
        spotHub.Each(connection =>
        {
            if (connection.Route.IsStepped) connection.Channel.Send(frame);
        });
    }
}
