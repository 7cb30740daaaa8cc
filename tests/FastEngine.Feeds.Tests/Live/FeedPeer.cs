using System.Collections.Concurrent;
using FastEngine.Feeds.Tests.WebSockets;

namespace FastEngine.Feeds.Tests.Live;

/// <summary>The server's end of one connection: does what the test says, in order.</summary>
internal sealed class FeedPeer(RawPeer peer)
{
    private readonly BlockingCollection<Action<RawPeer>> _actions = [];

    /// <summary>What was read from the client by <see cref="Read"/>.</summary>
    public ConcurrentQueue<string> Told { get; } = [];

    public void Send(params string[] texts) => Do(p =>
    {
        foreach (var text in texts) p.Send(ServerFrames.Text(text));
    });

    public void Read() => Do(p => Told.Enqueue(p.ReadTold()));

    public void Do(Action<RawPeer> action) => _actions.Add(action);

    /// <summary>Ends the connection after what was said before.</summary>
    public void End()
    {
        _actions.CompleteAdding();
    }

    public void Run()
    {
        foreach (var action in _actions.GetConsumingEnumerable())
        {
            try
            {
                action(peer);
            }
            catch (IOException)
            {
                // The client has left.
            }
        }
    }
}
