using FastEngine.Core;

namespace FastEngine.Feeds;

/// <summary>Reads one-minute klines as the trades that <see cref="KlineTrades"/> makes of them.</summary>
public sealed class KlineTickReader : TickReader
{
    private const int MaxLinesPerFill = 1024;

    private readonly LineReader _lines;
    private readonly Instrument _instrument;
    private KlineTrades _trades;
    private int _next;
    private long _tradeId;

    /// <param name="lines">Taken over.</param>
    /// <param name="instrument">Whose klines they are.</param>
    /// <param name="displayName">As messages name the input.</param>
    public KlineTickReader(LineReader lines, Instrument instrument, string displayName)
        : base(displayName)
    {
        _lines = lines;
        _instrument = instrument;
    }

    public override bool IsCompleted => _next == _trades.Count && _lines.IsCompleted;

    public override long StoredBytesRead => _lines.StoredBytesRead;

    public override long StoredBytesTotal => _lines.StoredBytesTotal;

    public override int Fill(Span<Tick> destination)
    {
        var written = 0;
        for (var lines = 0; lines < MaxLinesPerFill && written < destination.Length; lines++)
        {
            while (_next < _trades.Count && written < destination.Length) Write(ref destination[written++]);
            if (_next < _trades.Count) break;
            var status = _lines.Read(out var line);
            if (status == LineStatus.Line) Parse(line);
            else if (status == LineStatus.None) break;
            else if (status == LineStatus.TooLong) Report.AddMalformed(_lines.LineNumber, _lines.TooLongReason);
        }

        Report.Trades += written;
        Report.TakeOver(_lines);
        return written;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _lines.Dispose();
        base.Dispose(disposing);
    }

    private void Parse(ReadOnlySpan<byte> line)
    {
        if (KlineRow.IsHeader(line)) return;
        Report.Frames++;
        _next = 0;
        _trades = default;
        if (!KlineRow.TryParse(line, _instrument.PriceScale, _instrument.QuantityScale, out var kline, out var reason)) Report.AddMalformed(_lines.LineNumber, reason!);
        else if (kline.Volume == 0) Report.Count(ParseResult.Dropped, _lines.LineNumber);
        else _trades = new KlineTrades(in kline, _instrument);
    }

    private void Write(ref Tick tick)
    {
        tick.ExchangeTimeNs = _trades.TimeNsOf(_next);
        tick.ReceiveTimeNs = tick.ExchangeTimeNs;
        tick.Price = _trades.PriceOf(_next);
        tick.Quantity = _trades.QuantityOf(_next);
        tick.TradeId = ++_tradeId;
        tick.Sequence = _lines.LineNumber;
        tick.Stamp = 0;
        tick.InstrumentId = _instrument.Id;
        tick.Kind = EventKind.Trade;
        tick.Aggressor = _trades.AggressorOf(_next);
        tick.Stream = TradeStream.Aggregate;
        tick.Flags = TickFlags.None;
        _next++;
    }
}
