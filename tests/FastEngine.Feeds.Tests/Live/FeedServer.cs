using System.Collections.Concurrent;
using FastEngine.Feeds.Tests.WebSockets;

namespace FastEngine.Feeds.Tests.Live;

/// <summary>A raw server whose connections a test drives one by one.</summary>
internal sealed class FeedServer : IDisposable
{
    private readonly BlockingCollection<FeedPeer> _new = [];
    private readonly ConcurrentBag<FeedPeer> _all = [];
    private readonly RawServer _server;
    private volatile bool _isEnding;

    public FeedServer(Func<string, string>? answer = null)
    {
        _server = new RawServer(
            peer =>
            {
                var driven = new FeedPeer(peer);
                _all.Add(driven);
                _new.Add(driven);
                if (_isEnding) driven.End();
                driven.Run();
            },
            answer);
    }

    public int Connections => _server.Connections;

    public IReadOnlyList<string> Requests => _server.Requests;

    public Uri Address(string path = "/ws") => _server.Address(path);

    public bool TryTake(out FeedPeer? peer) => _new.TryTake(out peer);

    public void Dispose()
    {
        _isEnding = true;
        foreach (var peer in _all) peer.End();
        _server.Dispose();
        _new.Dispose();
    }
}
