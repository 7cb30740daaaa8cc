using System.Text;
using FastEngine.Exchange.Rest;

namespace FastEngine.Exchange.Sockets;

/// <summary>Who has subscribed what on one market, and how frames get there.</summary>
internal sealed class StreamHub(ListenKeys? listenKeys)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<StreamConnection>> _subscribers = [];
    private readonly List<StreamConnection> _connections = [];

    /// <summary>A stepped client came, went or acknowledged.</summary>
    public event Action? Stepped;

    /// <summary>A stepped client asked what is due up to a time.</summary>
    public event Action<long>? Asked;

    /// <summary>Frames are dropped, repeated or changed on the way out.</summary>
    public IFrameFaults Faults { get; set; } = new NoFrameFaults();

    /// <summary>Changes with every subscription: what is cached of them is old.</summary>
    public int Version { get; private set; }

    public void Open(StreamConnection connection)
    {
        lock (_lock) _connections.Add(connection);
        if (connection.Route.IsStepped) Stepped?.Invoke();
    }

    public void Close(StreamConnection connection, IEnumerable<string> streams)
    {
        lock (_lock)
        {
            _connections.Remove(connection);
            foreach (var stream in streams) Remove(connection, stream);
        }

        if (connection.Route.IsStepped) Stepped?.Invoke();
    }

    public void Subscribe(StreamConnection connection, string stream)
    {
        lock (_lock)
        {
            if (listenKeys?.Find(stream) is { } account)
            {
                // User data comes by its own path; elsewhere the key is taken and nothing comes.
                if (connection.Route.Class is not (StreamClass.Private or StreamClass.All)) return;
                connection.Account = account;
                connection.ListenKey = stream;
                return;
            }

            var @class = connection.Route.Class;
            if (@class != StreamClass.All && @class != StreamRoute.ClassOf(stream)) return;
            if (!_subscribers.TryGetValue(stream, out var list)) _subscribers.Add(stream, list = []);
            list.Add(connection);
            Version++;
        }
    }

    public void Unsubscribe(StreamConnection connection, string stream)
    {
        lock (_lock) Remove(connection, stream);
    }

    public bool IsWanted(string stream)
    {
        lock (_lock) return _subscribers.TryGetValue(stream, out var list) && list.Count > 0;
    }

    /// <summary>Names of all streams that somebody has subscribed.</summary>
    public List<string> Wanted()
    {
        lock (_lock) return [.. _subscribers.Where(pair => pair.Value.Count > 0).Select(pair => pair.Key)];
    }

    /// <summary>Sends a frame to everyone who subscribed its stream.</summary>
    public void Send(string stream, string data)
    {
        lock (_lock)
        {
            if (!_subscribers.TryGetValue(stream, out var list)) return;
            byte[]? bare = null;
            byte[]? combined = null;
            foreach (var connection in list)
            {
                var frame = connection.IsCombined ? combined ??= Envelope(stream, data) : bare ??= Encoding.UTF8.GetBytes(data);
                Faults.Send(connection.Channel, frame);
            }
        }
    }

    /// <summary>Runs something for each connection.</summary>
    public void Each(Action<StreamConnection> action)
    {
        lock (_lock)
        {
            foreach (var connection in _connections) action(connection);
        }
    }

    public void Acknowledge(StreamConnection connection, long number)
    {
        connection.Acknowledged = number;
        Stepped?.Invoke();
    }

    public void Ask(long dueNs) => Asked?.Invoke(dueNs);

    public static byte[] Envelope(string stream, string data) => Encoding.UTF8.GetBytes($$"""{"stream":"{{stream}}","data":{{data}}}""");

    private void Remove(StreamConnection connection, string stream)
    {
        if (_subscribers.TryGetValue(stream, out var list)) list.Remove(connection);
        Version++;
    }
}
