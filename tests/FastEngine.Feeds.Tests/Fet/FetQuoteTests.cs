using FastEngine.Core;

namespace FastEngine.Feeds.Tests.Fet;

/// <summary>Quotes in <c>.fet</c> files.</summary>
public class FetQuoteTests
{
    private static readonly InstrumentTable Instruments = new([Instrument(2, 3)]);
    private static readonly Tick[] Ticks = [Trade(1), Quote(99_99, 100_01), Trade(2), Quote(99_98, 100_00), Quote(99_97, 100_02)];

    [Fact]
    public void They_come_back_as_they_were_written_where_they_stood()
    {
        var path = Write(quotes: true);
        using var reader = new FetTickReader(path) { WantsQuotes = true };
        var read = new Tick[10];
        Assert.Equal(5, reader.Fill(read));
        for (var i = 0; i < Ticks.Length; i++)
        {
            var expected = Ticks[i] with { Sequence = i + 1 };
            Assert.Equal(expected, read[i]);
        }

        Assert.Equal((2L, 3L, 0L), (reader.Report.Trades, reader.Report.Quotes, reader.Report.Malformed));
        File.Delete(path);
    }

    [Fact]
    public void Who_does_not_want_them_reads_the_trades_alone()
    {
        var path = Write(quotes: true);
        using var reader = new FetTickReader(path);
        var read = new Tick[10];
        Assert.Equal(2, reader.Fill(read));
        Assert.Equal([1L, 2], read[..2].Select(tick => tick.TradeId));
        Assert.Equal((2L, 0L, 3L, 0L), (reader.Report.Trades, reader.Report.Quotes, reader.Report.Skipped, reader.Report.Malformed));
        Assert.True(reader.Header.HasQuotes);
        File.Delete(path);
    }

    [Fact]
    public void They_are_scaled_to_the_instruments_of_the_run()
    {
        var path = Write(quotes: true);
        using var reader = new FetTickReader(path, new InstrumentTable([Instrument(4, 5)])) { WantsQuotes = true };
        var read = new Tick[10];
        Assert.Equal(5, reader.Fill(read));
        Assert.Equal((99_9900L, 500L, 100_0100L, 700L), (read[1].Price, read[1].Quantity, read[1].AskPrice, read[1].AskQuantity));
        File.Delete(path);
    }

    [Fact]
    public void A_file_of_trades_alone_is_of_the_first_version_byte_for_byte()
    {
        using var with = new MemoryStream();
        using var without = new MemoryStream();
        using (var writer = new FetWriter(with, Instruments))
        {
            foreach (var tick in Ticks) writer.Write(in tick);
        }

        using (var writer = new FetWriter(without, Instruments))
        {
            foreach (var tick in Ticks.Where(tick => tick.Kind == EventKind.Trade)) writer.Write(in tick);
        }

        Assert.Equal(without.ToArray(), with.ToArray());
        Assert.Equal(1, without.ToArray()[8]);
    }

    private static string Write(bool quotes)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".fet");
        using var writer = new FetWriter(path, Instruments, quotes: quotes);
        foreach (var tick in Ticks) writer.Write(in tick);
        return path;
    }

    private static Instrument Instrument(int priceScale, int quantityScale) => new()
    {
        Id = 0, Symbol = "BTCUSDT", Name = "BTCUSDT", Market = Market.UsdMargined, PriceScale = priceScale, QuantityScale = quantityScale, Tick = 1, Lot = 1,
    };

    private static Tick Trade(long id) => new()
    {
        Kind = EventKind.Trade, Stream = TradeStream.Trade, TradeId = id, ExchangeTimeNs = id * 1_000_000, ReceiveTimeNs = 5, Price = 100_00, Quantity = 1, Aggressor = Side.Sell,
    };

    private static Tick Quote(long bid, long ask) => new() { Kind = EventKind.Quote, ExchangeTimeNs = 0, Price = bid, Quantity = 5, AskPrice = ask, AskQuantity = 7 };
}
