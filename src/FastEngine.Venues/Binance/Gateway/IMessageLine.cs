namespace FastEngine.Venues.Binance.Gateway;

/// <summary>A connection of text messages that one thread steps: nothing waits.</summary>
public interface IMessageLine : IDisposable
{
    LineState State { get; }

    /// <summary>Begins to connect; a connection that there was is given up.</summary>
    void Connect(Uri address);

    /// <summary>Sends a message by one write.</summary>
    SendOutcome Send(ReadOnlySpan<byte> message);

    /// <summary>The next message, if one has come.</summary>
    /// <param name="message">Valid until the next call.</param>
    bool TryTake(out ReadOnlySpan<byte> message);

    void Close();
}
