using FastEngine.Venues.Binance.Gateway;

namespace FastEngine.Venues.Binance.Lockstep;

/// <summary>A connection that there is none of: orders go by REST.</summary>
internal sealed class NoLine : IMessageLine
{
    public LineState State => LineState.Closed;

    public void Connect(Uri address)
    {
    }

    public SendOutcome Send(ReadOnlySpan<byte> message) => SendOutcome.NotSent;

    public bool TryTake(out ReadOnlySpan<byte> message)
    {
        message = default;
        return false;
    }

    public void Close()
    {
    }

    public void Dispose()
    {
    }
}
