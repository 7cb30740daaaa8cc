using System.Text;
using FastEngine.Feeds.Live;
using FastEngine.Feeds.WebSockets;

namespace FastEngine.Feeds.Tests.Live;

/// <summary>Keeps frames as text; those that begin with <c>{"e":"trade"</c> are data.</summary>
internal readonly struct Frames(List<string> taken, Func<bool>? hasRoom = null) : IFrameHandler
{
    public bool HasRoom => hasRoom is null || hasRoom();

    public bool Take(ReadOnlySpan<byte> frame, in Arrival arrival)
    {
        taken.Add(Encoding.UTF8.GetString(frame));
        return frame.StartsWith("{\"e\":\"trade\""u8);
    }
}
