using System.Text;
using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Exchange.Accounts;
using FastEngine.Exchange.Matching;
using FastEngine.Exchange.Rest;

namespace FastEngine.Exchange.Sockets;

/// <summary>User data of USD-M: by listen key, on the private path.</summary>
internal sealed class FuturesUserStream : IUserStream
{
    private readonly StreamHub _hub;
    private readonly Venue _venue;

    public FuturesUserStream(StreamHub hub, Venue venue, ListenKeys keys)
    {
        _hub = hub;
        _venue = venue;
        keys.Expired += Expire;
    }

    public void Deliver(in UserEvent e)
    {
        var (account, name) = (e.Account, e.Name);
        var text = JsonText.Of(e.Payload);
        _hub.Each(connection =>
        {
            if (connection.Account != account || !connection.Wants(name)) return;
            var frame = connection.IsCombined ? StreamHub.Envelope(connection.ListenKey!, text) : Encoding.UTF8.GetBytes(text);
            _hub.Faults.Send(connection.Channel, frame);
        });
    }

    private void Expire(Account account, string key)
    {
        Deliver(new UserEvent(account, Market.UsdMargined, "listenKeyExpired", new JsonObject
        {
            ["e"] = "listenKeyExpired", ["E"] = _venue.NowMs, ["listenKey"] = key,
        }, _venue.NowNs));
        _hub.Each(connection =>
        {
            if (connection.ListenKey == key) connection.Account = null;
        });
    }
}
