using System.Text;

namespace FastEngine.Feeds;

/// <summary>Scans the rows of one-minute klines.</summary>
internal sealed class KlineScanner : ILineScanner
{
    private readonly byte[] _symbol;
    private readonly Core.Market _market;

    public KlineScanner(string path, RecordingOptions options)
    {
        var symbol = options.Symbol?.ToUpperInvariant() ?? SymbolOf(path);
        _symbol = Encoding.ASCII.GetBytes(symbol);
        _market = options.Market ?? MarketRules.OfArchive(CsvLayout.Klines, symbol);
    }

    public void Scan(ReadOnlySpan<byte> line, long number, ReadingReport report, SymbolTallies tallies)
    {
        if (KlineRow.IsHeader(line)) return;
        report.Frames++;
        var fields = new CsvFields(line);
        if (fields.Count < KlineRow.Columns || !KlineRow.TryTime(fields[0], out var timeNs))
        {
            report.AddMalformed(number, fields.Count < KlineRow.Columns ? KlineRow.BadColumns : KlineRow.BadTime);
            return;
        }

        if (tallies.Find(_symbol, _market) is not { } tally) return;
        var isEmpty = true;
        for (var column = KlineRow.Open; column <= KlineRow.Close; column++)
        {
            if (!DecimalText.TryMeasure(fields[column], out _, out _))
            {
                report.AddMalformed(number, KlineRow.BadPrice);
                return;
            }
        }

        if (!DecimalText.TryMeasure(fields[KlineRow.Volume], out _, out isEmpty))
        {
            report.AddMalformed(number, KlineRow.BadVolume);
            return;
        }

        if (isEmpty)
        {
            report.Count(Core.ParseResult.Dropped, number);
            return;
        }

        report.Trades++;
        for (var column = KlineRow.Open; column <= KlineRow.Close; column++)
        {
            tally.Add(new Core.TradeFields
            {
                Symbol = _symbol, Price = fields[column], Quantity = fields[KlineRow.Volume], ExchangeTimeNs = timeNs, Stream = Core.TradeStream.Aggregate,
            });
        }
    }

    // BTCUSDT.BINANCE_UM.1min.csv.gz: up to the first dot or dash.
    private static string SymbolOf(string path)
    {
        var name = Path.GetFileName(path.Replace('\\', '/'));
        var end = name.AsSpan().IndexOfAny('.', '-');
        var symbol = (end < 0 ? name : name[..end]).ToUpperInvariant();
        return SymbolName.IsSupported(symbol) ? symbol
            : throw new RecordingException(RecordingFault.Usage, $"{path}: its name does not begin with a symbol (as in BTCUSDT.1min.csv); name it with --symbol");
    }
}
