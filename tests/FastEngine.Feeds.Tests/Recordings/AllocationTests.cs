using FastEngine.Core;
using FastEngine.Rings.Tests;

namespace FastEngine.Feeds.Tests.Recordings;

public class AllocationTests : IDisposable
{
    private const int WarmUp = 20_000;
    private const int Trades = 150_000;

    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Raw_frames_are_read_without_an_allocation()
    {
        // Over 20 MB, so that every block of the loader is used several times.
        using var reader = Tape.Open(_folder.Write("tape.gz", TempFolder.Gzip(Tape.Lines(Trades))));
        Assert.Equal(0, AllocatedAfterWarmUp(reader));
    }

    [Fact]
    public void Archives_are_read_without_an_allocation()
    {
        var rows = Enumerable.Range(1, Trades).Select(i => $"{i},{100 + i % 7}.5,0.25,{i},{i},{Tape.StartMs + i},true\n");
        var path = _folder.Write("ABCUSDT-aggTrades-2024-01-01.csv", string.Concat(rows));
        using var reader = new CsvTickReader(new LineReader(new RecordingLoader(path)), CsvLayout.AggTrades(bestMatch: false),
            new ArchiveInstruments(Tape.OneInstrument, Tape.OneInstrument[0]), path);
        Assert.Equal(0, AllocatedAfterWarmUp(reader));
    }

    [Fact]
    public void A_header_that_comes_again_costs_nothing()
    {
        var rows = Enumerable.Range(1, Trades).Select(i => i % 1000 == 1
            ? "agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker\n"
            : $"{i},{100 + i % 7}.5,0.25,{i},{i},{Tape.StartMs + i},true\n");
        var path = _folder.Write("ABCUSDT-aggTrades-2024-01-01.csv", string.Concat(rows));
        using var reader = new CsvTickReader(new LineReader(new RecordingLoader(path)), CsvLayout.AggTrades(bestMatch: false),
            new ArchiveInstruments(Tape.OneInstrument, Tape.OneInstrument[0]), path);
        Assert.Equal(0, AllocatedAfterWarmUp(reader, Trades / 1000));
    }

    [Fact]
    public void Packed_ticks_are_read_without_an_allocation()
    {
        var path = Path.Combine(_folder.Path, "tape.fet");
        using (var writer = new FetWriter(path, Tape.OneInstrument))
        {
            for (var i = 1; i <= Trades; i++) writer.Write(new Tick { Kind = EventKind.Trade, TradeId = i, Price = 1, Quantity = 1 });
        }

        using var reader = new FetTickReader(path);
        Assert.Equal(0, AllocatedAfterWarmUp(reader));
    }

    private static long AllocatedAfterWarmUp(TickReader reader, int otherLines = 0)
    {
        var ticks = new Tick[256];
        var count = 0;
        while (count < WarmUp) count += reader.Fill(ticks);
        var allocated = Allocations.Of(() =>
        {
            while (!reader.IsCompleted)
            {
                var filled = reader.Fill(ticks);
                count += filled;
                if (filled == 0) Thread.Yield();
            }
        });
        Assert.Equal(Trades - otherLines, count);
        return allocated;
    }
}
