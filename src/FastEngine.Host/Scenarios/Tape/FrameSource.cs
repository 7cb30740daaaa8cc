using System.Text;
using FastEngine.Core;
using FastEngine.Feeds.Generation;
using FastEngine.Venues.Binance;

namespace FastEngine.Host.Scenarios.Tape;

/// <summary>Writes a drawn tape as raw frames, as the exchange does, and reads them with the venue's own parser.</summary>
internal sealed class FrameSource : IScenarioFeed
{
    private readonly FrameWriter _writer;
    private readonly byte[][] _others;
    private readonly byte[] _frame = new byte[FrameWriter.MaxLineLength];
    private readonly long[] _tradeIds;
    private long _line;
    private BinanceFrameParser _parser;

    public FrameSource(InstrumentTable instruments)
    {
        _parser = new BinanceFrameParser(instruments, new SymbolMap([.. instruments.All]));
        _writer = new FrameWriter([.. instruments.All.ToArray().Select(SymbolOf)], TradeStream.Aggregate);
        _others = [.. instruments.All.ToArray().Select(instrument => Encoding.ASCII.GetBytes(
            $$$"""{"stream":"{{{instrument.Symbol.ToLowerInvariant()}}}@bookTicker","data":{"e":"bookTicker","u":1,"s":"{{{instrument.Symbol}}}","b":"1","B":"1","a":"2","A":"1"}}"""))];
        _tradeIds = new long[instruments.Count];
    }

    public bool IsReady => true;

    public bool WaitsBehindTrades => false;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The parser read something else than was drawn.</exception>
    public bool Read(int instrumentId, in TapeItem item, ref Tick tick)
    {
        ReadOnlySpan<byte> frame = item.IsTrade ? Write(instrumentId, in item) : _others[instrumentId];
        var result = _parser.Parse(frame, item.TimeNs, ref tick);
        if (result != (item.IsTrade ? ParseResult.Trade : ParseResult.Skipped)) throw new InvalidOperationException($"the parser found {result} in the frame {Encoding.UTF8.GetString(frame)}");
        tick.Sequence = ++_line;
        tick.Stamp = 0;
        return item.IsTrade;
    }

    public void OnTrade(in Tick tick)
    {
    }

    public void Passed(long? lastSequence)
    {
    }

    private ReadOnlySpan<byte> Write(int instrumentId, in TapeItem item)
    {
        var id = ++_tradeIds[instrumentId];
        var timeMs = item.TimeNs / EngineTime.NsPerMs;
        var trade = new SyntheticTrade
        {
            TimeNs = item.TimeNs, TradeTimeMs = timeMs, EventTimeMs = timeMs, ReceiveTimeNs = item.TimeNs, TradeId = id, FirstTradeId = id, LastTradeId = id,
            Price = item.Price, Quantity = item.Quantity, SymbolIndex = instrumentId, Aggressor = item.Aggressor, Stream = TradeStream.Aggregate,
        };
        return _frame.AsSpan(0, _writer.WriteFrame(in trade, _frame));
    }

    // Only names and decimals are in a frame.
    private static SyntheticSymbol SymbolOf(Instrument instrument) => new()
    {
        Name = instrument.Symbol, Market = instrument.Market, PriceDecimals = instrument.PriceScale, QuantityDecimals = instrument.QuantityScale,
        StartPrice = instrument.Tick, Tick = instrument.Tick, Lot = instrument.Lot, MedianQuantity = instrument.Lot,
    };
}
