using System.Buffers;
using FastEngine.Core;

namespace FastEngine.Feeds.Generation;

/// <summary>Formats trades byte for byte like the exchange's combined-stream frames; allocates nothing after construction.</summary>
public sealed class FrameWriter
{
    /// <summary>No trade line is longer, its line feed included.</summary>
    public const int MaxLineLength = 384;

    private readonly FrameTemplate[] _templates;

    /// <param name="symbols">The symbols of the market, in its order.</param>
    /// <param name="stream">The stream of the market.</param>
    public FrameWriter(IReadOnlyList<SyntheticSymbol> symbols, TradeStream stream)
    {
        _templates = new FrameTemplate[symbols.Count];
        for (var i = 0; i < _templates.Length; i++) _templates[i] = new FrameTemplate(symbols[i], stream);
    }

    /// <summary>Writes receive time, space, frame and line feed: one line of a recording.</summary>
    /// <param name="destination">At least <see cref="MaxLineLength"/> bytes.</param>
    /// <returns>Bytes written.</returns>
    public int WriteLine(in SyntheticTrade trade, Span<byte> destination)
    {
        var line = new Utf8Line(destination);
        line.AppendNumber(trade.ReceiveTimeNs);
        line.Append((byte)' ');
        AppendFrame(in trade, ref line);
        line.Append((byte)'\n');
        return line.Length;
    }

    /// <summary>Writes one line of a recording.</summary>
    public void WriteLine(in SyntheticTrade trade, IBufferWriter<byte> writer) =>
        writer.Advance(WriteLine(in trade, writer.GetSpan(MaxLineLength)));

    /// <summary>Writes the JSON alone, as a socket delivers it.</summary>
    /// <param name="destination">At least <see cref="MaxLineLength"/> bytes.</param>
    /// <returns>Bytes written.</returns>
    public int WriteFrame(in SyntheticTrade trade, Span<byte> destination)
    {
        var line = new Utf8Line(destination);
        AppendFrame(in trade, ref line);
        return line.Length;
    }

    private void AppendFrame(in SyntheticTrade trade, ref Utf8Line line)
    {
        var template = _templates[trade.SymbolIndex];
        line.Append(template.Head);
        line.AppendNumber(trade.EventTimeMs);
        if (template.TimeFirst) AppendTime(in trade, ref line);
        line.Append(template.BeforeId);
        line.AppendNumber(trade.TradeId);
        line.Append(template.BeforePrice);
        line.AppendDecimal(trade.Price, template.PriceDecimals);
        line.Append("\",\"q\":\""u8);
        line.AppendDecimal(trade.Quantity, template.QuantityDecimals);
        if (template.Aggregate)
        {
            line.Append("\",\"f\":"u8);
            line.AppendNumber(trade.FirstTradeId);
            line.Append(",\"l\":"u8);
            line.AppendNumber(trade.LastTradeId);
            AppendTime(in trade, ref line);
        }
        else if (!template.TimeFirst)
        {
            line.Append((byte)'"');
            AppendTime(in trade, ref line);
        }

        line.Append(template.BeforeSide);

        // m tells whether the buyer was the maker: then the seller was the aggressor.
        line.AppendBool(trade.Aggressor == Side.Sell);
        line.Append(template.Tail);
    }

    private static void AppendTime(in SyntheticTrade trade, ref Utf8Line line)
    {
        line.Append(",\"T\":"u8);
        line.AppendNumber(trade.TradeTimeMs);
    }
}
