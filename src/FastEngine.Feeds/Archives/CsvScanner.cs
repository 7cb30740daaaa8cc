using FastEngine.Core;

namespace FastEngine.Feeds;

/// <summary>Scans the rows of an archive.</summary>
internal sealed class CsvScanner : ILineScanner
{
    private readonly CsvLayout _layout;
    private readonly RecordingOptions _options;
    private readonly byte[]? _symbol;
    private readonly Market _market;

    public CsvScanner(string path, RecordingFormat format, RecordingOptions options)
    {
        _layout = format.Csv!;
        _options = options;
        if (_layout.Symbol >= 0) return;
        var symbol = FindSymbol(path, format, options);
        _symbol = System.Text.Encoding.ASCII.GetBytes(symbol);
        _market = options.Market ?? MarketRules.OfArchive(_layout, symbol);
    }

    public void Scan(ReadOnlySpan<byte> line, long number, ReadingReport report, SymbolTallies tallies)
    {
        if (CsvHeader.Is(line)) return;
        report.Frames++;
        var trade = default(TradeFields);
        var result = CsvRow.Parse(line, _layout, ref trade, out _, out var reason);
        if (result == ParseResult.Trade) result = Check(trade, out reason);
        if (result == ParseResult.Malformed)
        {
            report.AddMalformed(number, reason!);
            return;
        }

        var tally = result != ParseResult.Trade ? null
            : _symbol is not null ? tallies.Find(_symbol, _market)
            : tallies.Find(trade.Symbol, _options.Market ?? trade.Market.GetValueOrDefault());
        if (tally is null)
        {
            report.Count(result == ParseResult.Trade ? ParseResult.UnknownSymbol : result, number);
            return;
        }

        report.Trades++;
        tally.Add(trade);
    }

    private static ParseResult Check(in TradeFields trade, out string? reason)
    {
        reason = CsvRow.BadPrice;
        if (!DecimalText.TryMeasure(trade.Price, out _, out var isZeroPrice)) return ParseResult.Malformed;
        reason = CsvRow.BadQuantity;
        if (!DecimalText.TryMeasure(trade.Quantity, out _, out var isZeroQuantity)) return ParseResult.Malformed;
        return isZeroPrice || isZeroQuantity ? ParseResult.Dropped : ParseResult.Trade;
    }

    private static string FindSymbol(string path, RecordingFormat format, RecordingOptions options)
    {
        if (options.Symbol is { } given)
        {
            var upper = given.ToUpperInvariant();
            return SymbolName.IsSupported(upper) ? upper
                : throw new RecordingException(RecordingFault.Usage, $"'{given}' cannot be a symbol: 1 to 32 letters, digits, '_', '-' or '.'");
        }

        var names = format.EntryNames.Append(path).Select(ArchiveName.FindSymbol).OfType<string>().ToArray();
        if (names.Length == 0)
        {
            throw new RecordingException(RecordingFault.Usage,
                $"{path}: its name does not tell the symbol (as in LTCUSDT-aggTrades-2025-06-21.csv); name it with --symbol");
        }

        // The archive's own name decides nothing when its entries are named.
        var entries = format.EntryNames.Select(ArchiveName.FindSymbol).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        if (entries.Length > 1)
            throw new RecordingException(RecordingFault.Data, $"{path}: holds archives of several symbols ({string.Join(", ", entries)}): unpack it");
        return names[0];
    }
}
