namespace FastEngine.Core;

/// <summary>A venue's frame parser, plugged into the readers as a struct type parameter so that the call is inlined.</summary>
/// <remarks>No input may make a member throw, hang or read outside the frame. Nothing allocates.</remarks>
public interface IFrameParser
{
    /// <summary>Parses one frame straight from its bytes. On <see cref="ParseResult.Trade"/> every field of <paramref name="tick"/>
    /// is set but the sequence and the stamp, and likewise on <see cref="ParseResult.Quote"/>, whose time is 0 where the exchange tells none; on any other
    /// result its content is undefined.</summary>
    /// <param name="frame">One JSON text as received, without the line's end.</param>
    /// <param name="receiveTimeNs">Local receive time, ns since the epoch; copied.</param>
    ParseResult Parse(ReadOnlySpan<byte> frame, long receiveTimeNs, ref Tick tick);

    /// <summary>Finds the fields of a trade frame without resolving its symbol. Never returns <see cref="ParseResult.UnknownSymbol"/>;
    /// prices and quantities are valid JSON numbers in quotes but are not held against a scale.</summary>
    ParseResult Scan(ReadOnlySpan<byte> frame, ref TradeFields fields);
}
