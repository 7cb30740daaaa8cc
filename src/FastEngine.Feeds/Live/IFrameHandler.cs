using FastEngine.Feeds.WebSockets;

namespace FastEngine.Feeds.Live;

/// <summary>Takes the frames of a connection, on its thread; a struct, plugged in as a type parameter.</summary>
public interface IFrameHandler
{
    /// <summary>Whether what follows from one more frame has room. Otherwise frames stay unread, and soon in the kernel.</summary>
    bool HasRoom { get; }

    /// <param name="frame">Valid during the call.</param>
    /// <param name="arrival">When its first byte was received.</param>
    /// <returns>True for data of a stream; what else a frame is, the venue is asked.</returns>
    bool Take(ReadOnlySpan<byte> frame, in Arrival arrival);
}
