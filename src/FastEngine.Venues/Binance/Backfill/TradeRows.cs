using System.Text;
using System.Text.Json;
using FastEngine.Core;
using FastEngine.Venues.Json;

namespace FastEngine.Venues.Binance.Backfill;

/// <summary>Rows of <c>aggTrades</c> and <c>historicalTrades</c> as the ticks that their frames would have been.</summary>
/// <remarks>A row is written as a frame and given to the frames' parser: so there is one rule of what a trade is.</remarks>
internal sealed class TradeRows
{
    private readonly InstrumentTable _instruments;
    private readonly BinanceFrameParser _parser;

    /// <param name="instruments">Of the run.</param>
    /// <param name="market">Whose rows they are.</param>
    public TradeRows(InstrumentTable instruments, Market market)
    {
        _instruments = instruments;
        _parser = new BinanceFrameParser(instruments, new SymbolMap([.. instruments.All.ToArray().Where(instrument => instrument.Market == market)]));
    }

    /// <summary>Knows an instrument that has got its symbol since; before anything of it is asked for.</summary>
    public void Add(Instrument instrument) => _parser.Add(instrument);

    /// <summary>Reads an answer; ids come in rising order.</summary>
    /// <param name="receiveTimeNs">When it came.</param>
    /// <param name="ids">Of every row, trades or not.</param>
    /// <returns>The ticks; null when something is not as it must be.</returns>
    public List<Tick>? Read(ReadOnlyMemory<byte> body, int instrumentId, TradeStream stream, long receiveTimeNs, List<long> ids)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var ticks = new List<Tick>();
            foreach (var row in document.RootElement.EnumerateArray())
            {
                var id = row.GetProperty(stream == TradeStream.Aggregate ? "a" : "id").GetInt64();
                if (ids.Count > 0 && id <= ids[^1]) return null;
                ids.Add(id);
                var tick = default(Tick);
                var result = _parser.Parse(Encoding.UTF8.GetBytes(FrameOf(row, stream, _instruments[instrumentId].Symbol)), receiveTimeNs, ref tick);
                if (result == ParseResult.Trade) ticks.Add(tick);
                else if (result != ParseResult.Dropped) return null;
            }

            return ticks;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }

    private static string FrameOf(JsonElement row, TradeStream stream, string symbol) => stream == TradeStream.Aggregate
        ? $"{{\"e\":\"aggTrade\",\"s\":\"{symbol}\",{row.GetRawText().AsSpan().TrimStart()[1..]}"
        : $"{{\"e\":\"trade\",\"s\":\"{symbol}\",\"t\":{Raw(row, "id")},\"p\":{Raw(row, "price")},\"q\":{Raw(row, "qty")},\"T\":{Raw(row, "time")},\"m\":{Raw(row, "isBuyerMaker")}}}";

    private static string Raw(JsonElement row, string name) => row.GetProperty(name).GetRawText();
}
