using System.Runtime.CompilerServices;

namespace FastEngine.Feeds;

/// <summary>A line of a raw recording: <c>&lt;receive time&gt; &lt;JSON&gt;</c>.</summary>
internal static class FrameLine
{
    public const string BadReceiveTime = "does not begin with a receive time";
    public const string NoFrame = "a receive time without a frame";
    public const string BadFrame = "not a valid frame, or a number its instrument cannot hold";

    /// <summary>False with the reason when there is no receive time or nothing behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TrySplit(ReadOnlySpan<byte> line, out long receiveTimeNs, out ReadOnlySpan<byte> frame, out string reason)
    {
        receiveTimeNs = 0;
        frame = line;
        reason = BadReceiveTime;
        var end = line.IndexOfAny((byte)' ', (byte)'\t');
        if (end < 0) return false;
        frame = line[(end + 1)..];
        // Almost no line has more than the one blank.
        if (frame.IsEmpty || frame[0] <= ' ' || frame[^1] <= ' ') frame = frame.Trim(" \t"u8);
        if (!EpochTime.TryParse(line[..end], out receiveTimeNs)) return false;
        reason = NoFrame;
        return !frame.IsEmpty;
    }
}
