using System.Text;
using FastEngine.Exchange.Accounts;
using FastEngine.Exchange.Matching;

namespace FastEngine.Exchange.Sockets;

/// <summary>User data of spot: by subscriptions of the WebSocket API, each event in an envelope with the subscription's number.</summary>
internal sealed class SpotUserStream(StreamHub hub) : IUserStream
{
    private readonly Lock _lock = new();
    private readonly List<(int Id, Account Account, SocketChannel Channel)> _subscriptions = [];

    /// <summary>What an account is told first-hand; a stepped client gets it on its market connection too.</summary>
    public void Deliver(in UserEvent e)
    {
        var text = JsonText.Of(e.Payload);
        lock (_lock)
        {
            foreach (var (id, account, channel) in _subscriptions)
            {
                if (account == e.Account) hub.Faults.Send(channel, Encoding.UTF8.GetBytes($$"""{"subscriptionId":{{id}},"event":{{text}}}"""));
            }
        }
    }

    /// <summary>A new subscription; its number is the connection's next.</summary>
    public int Subscribe(Account account, SocketChannel channel)
    {
        lock (_lock)
        {
            var id = _subscriptions.Count(subscription => subscription.Channel == channel);
            _subscriptions.Add((id, account, channel));
            return id;
        }
    }

    /// <param name="id">Null for all of the connection.</param>
    public void Unsubscribe(SocketChannel channel, int? id)
    {
        lock (_lock) _subscriptions.RemoveAll(subscription => subscription.Channel == channel && (id is null || subscription.Id == id));
    }

    public IReadOnlyList<int> Of(SocketChannel channel)
    {
        lock (_lock) return [.. _subscriptions.Where(subscription => subscription.Channel == channel).Select(subscription => subscription.Id)];
    }
}
