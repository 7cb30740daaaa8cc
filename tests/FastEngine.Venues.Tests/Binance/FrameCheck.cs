using System.Text;
using System.Text.RegularExpressions;
using FastEngine.Core;

namespace FastEngine.Venues.Tests.Binance;

/// <summary>Reads a frame with both parsers at both borders of guarded memory and holds every answer against the oracle.</summary>
internal sealed partial class FrameCheck : IDisposable
{
    private readonly GuardedMemory _memory = new();

    /// <summary>How many frames were trades; a property over frames that are never trades proves nothing.</summary>
    public int Trades { get; private set; }

    /// <summary>Null when all agree, else what differs.</summary>
    public string? Difference(byte[] frame)
    {
        var (expected, expectedScan) = FrameOracle.Read(frame);
        var opensAsOther = OpensAsAnotherEvent().IsMatch(Encoding.Latin1.GetString(frame));
        if (expected.Result == ParseResult.Trade) Trades++;
        foreach (var atEnd in (bool[])[true, false])
        {
            var placed = atEnd ? _memory.AtEnd(frame) : _memory.AtStart(frame);
            var vectorised = Parse(Parsers.Vectorised, placed);
            var scalar = Parse(Parsers.Scalar, placed);
            var scan = Scan(Parsers.Vectorised, placed);
            if (vectorised != scalar) return $"vectorised {vectorised}, scalar {scalar}: {Show(frame)}";
            if (scan != Scan(Parsers.Scalar, placed)) return $"the two scans differ, {scan}: {Show(frame)}";

            // What opens as another event may be skipped unread, whatever follows.
            if (scalar != expected && !(opensAsOther && scalar.Result == ParseResult.Skipped)) return $"parsed {scalar}, should be {expected}: {Show(frame)}";
            if (scan != expectedScan && !(opensAsOther && scan.Result == ParseResult.Skipped)) return $"scanned {scan}, should be {expectedScan}: {Show(frame)}";
        }

        return null;
    }

    public void Dispose() => _memory.Dispose();

    private static Outcome Parse<TParser>(TParser parser, ReadOnlySpan<byte> frame)
        where TParser : struct, IFrameParser
    {
        var tick = default(Tick);
        tick.Sequence = 77;
        tick.Stamp = 78;
        var result = parser.Parse(frame, 123, ref tick);
        Assert.True(tick.Sequence == 77 && tick.Stamp == 78, "sequence and stamp are not the parser's");
        if (result == ParseResult.Trade) Assert.True(tick.Kind == EventKind.Trade && tick.Flags == TickFlags.None && tick.ReceiveTimeNs == 123);
        return Outcome.Of(result, tick);
    }

    private static ScanOutcome Scan<TParser>(TParser parser, ReadOnlySpan<byte> frame)
        where TParser : struct, IFrameParser
    {
        var fields = default(TradeFields);
        return ScanOutcome.Of(parser.Scan(frame, ref fields), fields);
    }

    private static string Show(byte[] frame) => Encoding.Latin1.GetString(frame);

    [GeneratedRegex("""\A\{("stream":"[^"\\\x00-\x1f]{0,64}","data":(\[|\{))?("e":"(?!trade"|aggTrade")|"u":|"lastUpdateId":|(?<=\[))""")]
    private static partial Regex OpensAsAnotherEvent();
}
