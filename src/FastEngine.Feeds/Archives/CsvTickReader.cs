using FastEngine.Core;

namespace FastEngine.Feeds;

/// <summary>Reads the trades of a CSV archive.</summary>
public sealed class CsvTickReader : TickReader
{
    private const int MaxLinesPerFill = 4096;

    private readonly LineReader _lines;
    private readonly CsvLayout _layout;
    private readonly ArchiveInstruments _instruments;

    /// <param name="lines">Taken over.</param>
    public CsvTickReader(LineReader lines, CsvLayout layout, ArchiveInstruments instruments, string displayName)
        : base(displayName)
    {
        if (layout.Symbol < 0 && instruments.Only is null)
            throw new ArgumentException($"{displayName}: its rows name no symbol, so one instrument must be given", nameof(instruments));
        _lines = lines;
        _layout = layout;
        _instruments = instruments;
    }

    public override bool IsCompleted => _lines.IsCompleted;

    public override long StoredBytesRead => _lines.StoredBytesRead;

    public override long StoredBytesTotal => _lines.StoredBytesTotal;

    public override int Fill(Span<Tick> destination)
    {
        var written = 0;
        for (var lines = 0; lines < MaxLinesPerFill && written < destination.Length; lines++)
        {
            var status = _lines.Read(out var row);
            if (status == LineStatus.Line) written += Parse(row, ref destination[written]);
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

    private int Parse(ReadOnlySpan<byte> row, ref Tick tick)
    {
        // A header may come again: the entries of a zip archive follow each other.
        if (CsvHeader.Is(row)) return 0;
        Report.Frames++;
        var fields = default(TradeFields);
        var result = CsvRow.Parse(row, _layout, ref fields, out var receiveTimeNs, out var reason);
        if (result == ParseResult.Trade) result = Convert(fields, receiveTimeNs, ref tick, out reason);
        if (result == ParseResult.Trade) return 1;
        if (result == ParseResult.Malformed) Report.AddMalformed(_lines.LineNumber, reason!);
        else Report.Count(result, _lines.LineNumber);
        return 0;
    }

    private ParseResult Convert(in TradeFields fields, long receiveTimeNs, ref Tick tick, out string? reason)
    {
        reason = null;
        var instrument = _instruments.Find(fields.Symbol, fields.Market.GetValueOrDefault());
        if (instrument is null) return ParseResult.UnknownSymbol;
        reason = CsvRow.BadPrice;
        if (!DecimalText.TryParse(fields.Price, instrument.PriceScale, out tick.Price)) return ParseResult.Malformed;
        reason = CsvRow.BadQuantity;
        if (!DecimalText.TryParse(fields.Quantity, instrument.QuantityScale, out tick.Quantity)) return ParseResult.Malformed;
        if (tick.Price == 0 || tick.Quantity == 0) return ParseResult.Dropped;
        tick.ExchangeTimeNs = fields.ExchangeTimeNs;
        tick.ReceiveTimeNs = receiveTimeNs;
        tick.TradeId = fields.TradeId;
        tick.Sequence = _lines.LineNumber;
        tick.Stamp = 0;
        tick.InstrumentId = instrument.Id;
        tick.Kind = EventKind.Trade;
        tick.Aggressor = fields.Aggressor;
        tick.Stream = fields.Stream;
        tick.Flags = TickFlags.None;
        return ParseResult.Trade;
    }
}
