using FastEngine.Core;

namespace FastEngine.Feeds;

/// <summary>Scans raw frames.</summary>
internal sealed class FrameScanner<TParser>(TParser parser, RecordingOptions options) : ILineScanner
    where TParser : struct, IFrameParser
{
    private TParser _parser = parser;

    public void Scan(ReadOnlySpan<byte> line, long number, ReadingReport report, SymbolTallies tallies)
    {
        if (!FrameLine.TrySplit(line, out _, out var frame, out var reason))
        {
            report.AddMalformed(number, reason);
            return;
        }

        report.Frames++;
        var trade = default(TradeFields);
        var result = _parser.Scan(frame, ref trade);
        if (result != ParseResult.Trade)
        {
            report.Count(result, number);
            return;
        }

        var tally = tallies.Find(trade.Symbol, options.Market ?? MarketRules.OfFrame(trade));
        if (tally is null)
        {
            report.Count(ParseResult.UnknownSymbol, number);
            return;
        }

        report.Trades++;
        tally.Add(trade);
    }
}
