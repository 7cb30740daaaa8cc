using FastEngine.Core;
using FastEngine.Feeds.WebSockets;

namespace FastEngine.Feeds.Live.Recorder;

/// <summary>The frames of a connection, every one as it came, into a recording.</summary>
public readonly struct RecordedFrames<TParser>(TParser parser, FrameRecorder recorder, RecordingIntegrity integrity) : IFrameHandler
    where TParser : struct, IFrameParser
{
    public bool HasRoom => recorder.HasRoom;

    public bool Take(ReadOnlySpan<byte> frame, in Arrival arrival)
    {
        recorder.Append(arrival.TimeNs, frame);
        var trade = default(TradeFields);
        var result = parser.Scan(frame, ref trade);
        integrity.Count(result);
        if (result != ParseResult.Trade) return false;
        integrity.Add(in trade, arrival.TimeNs);
        return true;
    }
}
