using FastEngine.Venues.Binance.Gateway;

namespace FastEngine.Venues.Binance.Lockstep;

/// <summary>The gateway's connection of user data while a stepped connection brings it: messages are put in, in the tape's order.</summary>
internal sealed class SteppedLine : IMessageLine
{
    // What spot's user stream begins with, and the only message that this connection takes.
    private const string Subscribe = "{\"id\":\"s";

    private readonly Queue<byte[]> _messages = new();
    private byte[] _taken = [];

    public LineState State { get; private set; }

    /// <summary>Where the gateway wants it to lead; null before it has a key.</summary>
    public Uri? Address { get; private set; }

    public void Open() => State = LineState.Open;

    public void Put(ReadOnlySpan<byte> message) => _messages.Enqueue(message.ToArray());

    public void Connect(Uri address)
    {
        Address = address;
        if (State == LineState.Closed) State = LineState.Connecting;
    }

    public SendOutcome Send(ReadOnlySpan<byte> message)
    {
        Span<byte> subscribe = stackalloc byte[Subscribe.Length];
        System.Text.Encoding.ASCII.GetBytes(Subscribe, subscribe);
        if (State != LineState.Open || !message.StartsWith(subscribe)) return SendOutcome.NotSent;
        Put("""{"id":"s1","status":200,"result":{}}"""u8);
        return SendOutcome.Sent;
    }

    public bool TryTake(out ReadOnlySpan<byte> message)
    {
        var has = _messages.TryDequeue(out var next);
        if (has) _taken = next!;
        message = _taken;
        return has;
    }

    public void Close()
    {
    }

    public void Dispose()
    {
    }
}
