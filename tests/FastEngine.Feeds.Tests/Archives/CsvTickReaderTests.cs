using FastEngine.Core;
using FastEngine.Feeds.Tests.Recordings;

namespace FastEngine.Feeds.Tests.Archives;

public class CsvTickReaderTests : IDisposable
{
    private const long TimeMs = 1_750_507_467_356;

    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker\n7,83.29,0.107,5,6,1750507467356,true\n", 2, Market.UsdMargined, TradeStream.Aggregate)]
    [InlineData("7,83.29,0.107,5,6,1750507467356,true\n", 1, Market.UsdMargined, TradeStream.Aggregate)]
    [InlineData("7,83.29000000,0.10700000,5,6,1750507467356000,True,True\n", 1, Market.Spot, TradeStream.Aggregate)]
    [InlineData("7,83.29,0.107,8.91,1750507467356,1\r\n", 1, Market.UsdMargined, TradeStream.Trade)]
    [InlineData("id,price,qty,quote_qty,time,is_buyer_maker\n\n7,83.29,0.107,8.91,1750507467356,true", 3, Market.UsdMargined, TradeStream.Trade)]
    [InlineData("7,83.29,0.107,8.91,1750507467356,TRUE,false", 1, Market.Spot, TradeStream.Trade)]
    [InlineData("id,price,qty,quoteQty,time,isBuyerMaker,isBestMatch\n\"7\",\"83.29\",\"0.107\",\"8.91\",\"1750507467356\",\"true\",\"true\"\n", 2, Market.Spot, TradeStream.Trade)]
    public void Both_archives_of_the_exchange_are_read_with_and_without_a_header(string text, long line, Market market, TradeStream stream)
    {
        var (ticks, _, table) = Read("ABCUSDT-trades-2025-06-21.csv", text);
        var tick = Assert.Single(ticks);
        Assert.Equal((7L, 83_29000000L, 10_700000L), (tick.TradeId, tick.Price, tick.Quantity));
        Assert.Equal((TimeMs * EngineTime.NsPerMs, 0L, line), (tick.ExchangeTimeNs, tick.ReceiveTimeNs, tick.Sequence));
        Assert.Equal((Side.Sell, stream, EventKind.Trade), (tick.Aggressor, tick.Stream, tick.Kind));
        Assert.Equal(("ABCUSDT", market), (table[0].Symbol, table[0].Market));
    }

    [Fact]
    public void A_tardis_file_holds_several_symbols_and_the_local_time()
    {
        const string text = """
            exchange,symbol,timestamp,local_timestamp,id,side,price,amount
            binance-futures,BTCUSDT,1582329602111000,1582329602418379,11,buy,9682,0.132
            binance,BTCUSDT,1582329602112000,1582329602418380,12,sell,9682.5,0.2
            binance-futures,ETHUSDT,1582329602113000,1582329602418381,13,sell,260.1,3
            binance-delivery,BTCUSD_PERP,1582329602114000,1582329602418382,14,unknown,9000,1
            bitmex,XBTUSD,1582329602115000,1582329602418383,15,buy,9000,1
            binance-futures,BTCUSDT,1582329602116000,1582329602418384,16,buy,0,0.132
            """;
        var (ticks, report, table) = Read("trades.csv", text);
        Assert.Equal([11L, 12L, 13L], Tape.Ids(ticks));
        Assert.Equal(["BTCUSDT@usdm", "BTCUSDT@spot", "ETHUSDT"], ticks.Select(tick => table[tick.InstrumentId].Name));
        Assert.Equal(1582329602418379000, ticks[0].ReceiveTimeNs);
        Assert.Equal([Side.Buy, Side.Sell, Side.Sell], ticks.Select(tick => tick.Aggressor));
        Assert.Equal((2L, 1L), (report.Dropped, report.Malformed));
        Assert.Equal(6, report.FirstMalformed[0].Line);
    }

    [Fact]
    public void Bad_rows_are_counted_with_their_line_and_reason()
    {
        var text = string.Join('\n',
            "1,100.5,0.25,1,1,1750507467356,true",
            "2,100.5,0.25,1,1,1750507467356",
            "x,100.5,0.25,1,1,1750507467356,true",
            "4,NaN,0.25,1,1,1750507467356,true",
            "5,100.5,1e400,1,1,1750507467356,true",
            "6,100.5,0.25,1,1,yesterday,true",
            "7,100.5,0.25,1,1,1750507467356,maybe",
            "8,99999999999999999999,0.25,1,1,1750507467356,true",
            "9,100.5,0,1,1,1750507467356,true",
            "10,100.5,0.25,1,1,1750507467357,false");
        var (ticks, report, _) = Read("ABCUSDT-aggTrades-2025-06-21.csv", text);
        Assert.Equal([1L, 10L], Tape.Ids(ticks));
        Assert.Equal([2L, 3L, 4L, 5L, 6L, 7L, 8L], report.FirstMalformed.ToArray().Select(line => line.Line));
        Assert.All(report.FirstMalformed.ToArray(), line => Assert.NotEmpty(line.Reason));
        Assert.Equal((10L, 10L, 2L, 1L), (report.Lines, report.Frames, report.Trades, report.Dropped));
    }

    [Fact]
    public void The_symbol_comes_from_the_name_of_the_archive_or_of_its_entry_or_from_the_user()
    {
        const string row = "1,100.5,0.25,1,1,1750507467356,true\n";
        Assert.Equal("LTCUSDT", Scan("LTCUSDT-aggTrades-2025-06-21.csv", row).Symbols[0].Symbol);
        Assert.Equal("BTCUSD_PERP", Scan("BTCUSD_PERP-aggTrades-2025-06-21.csv", row).Symbols[0].Symbol);
        Assert.Equal(Market.CoinMargined, Scan("BTCUSD_PERP-aggTrades-2025-06-21.csv", row).Symbols[0].Market);
        var zip = _folder.Write("download.zip", TempFolder.Zip(("LTCUSDT-trades-2025-06.csv", row)));
        Assert.Equal("LTCUSDT", RecordingScan.Scan<SimpleFrameParser>(zip, default).Symbols[0].Symbol);
        var given = new RecordingOptions { Symbol = "xyzusdt", Market = Market.Spot };
        Assert.Equal(("XYZUSDT", Market.Spot), (Scan("rows.csv", row, given).Symbols[0].Symbol, Scan("rows.csv", row, given).Symbols[0].Market));
        var refused = Assert.Throws<RecordingException>(() => Scan("rows.csv", row));
        Assert.Equal(RecordingFault.Usage, refused.Fault);
        Assert.Contains("--symbol", refused.Message, StringComparison.Ordinal);
        Assert.Throws<RecordingException>(() => Scan("rows.csv", row, new RecordingOptions { Symbol = "a b" }));
    }

    [Fact]
    public void Headers_of_later_entries_are_no_rows()
    {
        const string file = "id,price,qty,quote_qty,time,is_buyer_maker\n1,100.5,0.25,1,1750507467356,true\n";
        var path = _folder.Write("a.zip", TempFolder.Zip(("LTCUSDT-trades-1.csv", file), ("LTCUSDT-trades-2.csv", file)));
        var scan = RecordingScan.Scan<SimpleFrameParser>(path, default);
        Assert.Equal((2L, 0L), (scan.Report.Trades, scan.Report.Malformed));
        var mixed = _folder.Write("b.zip", TempFolder.Zip(("LTCUSDT-trades-1.csv", file), ("ETHUSDT-trades-1.csv", file)));
        Assert.Throws<RecordingException>(() => RecordingScan.Scan<SimpleFrameParser>(mixed, default));
    }

    private ScannedInput Scan(string name, string text, RecordingOptions? options = null) =>
        RecordingScan.Scan<SimpleFrameParser>(_folder.Write(name, text), default, options);

    private (List<Tick> Ticks, ReadingReport Report, InstrumentTable Table) Read(string name, string text)
    {
        var inputs = InstrumentResolver.Resolve([Scan(name, text)], []);
        using var reader = RecordingOpener.Open(inputs.Inputs[0], inputs.Instruments, symbols => new SimpleFrameParser(symbols, inputs.Instruments));
        return (Tape.ReadAll(reader), reader.Report, inputs.Instruments);
    }
}
