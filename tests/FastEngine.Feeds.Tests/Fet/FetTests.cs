using FastEngine.Core;
using FastEngine.Feeds.Tests.Recordings;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Feeds.Tests.Fet;

public class FetTests : IDisposable
{
    private static readonly InstrumentTable Table = new([Tape.Make(0, "ABCUSDT"), Tape.Make(1, "ABCUSDT", Market.Spot, 8, 8), Tape.Make(2, "XYZUSD_PERP", Market.CoinMargined) with { IsKnown = false, Tick = 50 }]);

    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Any_trades_come_back_as_they_were() =>
        Prop.ForAll(Ticks().ListOf().ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), (ticks, perBlock) =>
        {
            var path = Write([.. ticks], perBlock);
            using var reader = new FetTickReader(path);
            var found = Tape.ReadAll(reader);
            Assert.False(reader.Report.IsTruncated);
            Assert.Equal(reader.StoredBytesTotal, reader.StoredBytesRead);
            Assert.Equal(ticks.Select(Key), found.Select(Key));
            Assert.Equal(Tape.UpTo(ticks.Count), found.Select(tick => tick.Sequence));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void The_header_keeps_the_instruments()
    {
        var header = FetTickReader.ReadHeader(Write([], 4));
        Assert.Equal(Table.All.ToArray(), header.Instruments.All.ToArray());
        Assert.Equal(4, header.RecordsPerBlock);
    }

    [Fact]
    public void A_file_cut_at_any_byte_gives_its_whole_blocks()
    {
        var whole = File.ReadAllBytes(Write(Some(10), 4));
        var blocks = FetFormat.HeaderBytes + Table.Count * FetFormat.InstrumentBytes;
        int[] ends = [blocks, blocks + Block(4), blocks + 2 * Block(4), blocks + 2 * Block(4) + Block(2)];
        for (var length = whole.Length - 1; length >= blocks; length--)
        {
            using var reader = new FetTickReader(_folder.Write("cut.fet", whole[..length]));
            var expected = length >= ends[3] ? 10 : length >= ends[2] ? 8 : length >= ends[1] ? 4 : 0;
            Assert.Equal(Tape.UpTo(expected), Tape.Ids(Tape.ReadAll(reader)));
            Assert.True(reader.Report.IsTruncated);
            Assert.Contains($"{expected} records", reader.Report.TruncationMessage, StringComparison.Ordinal);
        }

        for (var length = 8; length < blocks; length++)
            Assert.Throws<RecordingException>(() => FetTickReader.ReadHeader(_folder.Write("cut.fet", whole[..length])));
    }

    [Fact]
    public void Every_flipped_bit_is_found()
    {
        var whole = File.ReadAllBytes(Write(Some(10), 4));
        var blocks = FetFormat.HeaderBytes + Table.Count * FetFormat.InstrumentBytes;
        for (var at = 0; at < whole.Length; at++)
        {
            var damaged = (byte[])whole.Clone();
            damaged[at] ^= (byte)(1 << (at % 8));
            var path = _folder.Write("damaged.fet", damaged);
            if (at < blocks)
            {
                Assert.Throws<RecordingException>(() => FetTickReader.ReadHeader(path));
                continue;
            }

            using var reader = new FetTickReader(path);
            var ids = Tape.Ids(Tape.ReadAll(reader)).ToList();
            Assert.Equal(Tape.UpTo(ids.Count), ids);
            Assert.Equal(at < blocks + Block(4) ? 0 : at < blocks + 2 * Block(4) ? 4 : at < blocks + 2 * Block(4) + Block(2) ? 8 : 10, ids.Count);
            Assert.True(reader.Report.IsTruncated, $"byte {at}");
        }
    }

    [Fact]
    public void What_stands_behind_the_end_is_told()
    {
        var whole = File.ReadAllBytes(Write(Some(3), 4));
        using var reader = new FetTickReader(_folder.Write("more.fet", [.. whole, 1, 2, 3]));
        Assert.Equal(3, Tape.ReadAll(reader).Count);
        Assert.Contains("behind its end", reader.Report.TruncationMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_version_is_refused_with_what_to_do()
    {
        var whole = File.ReadAllBytes(Write(Some(3), 4));
        whole[8] += 2;
        var refused = Assert.Throws<RecordingException>(() => FetTickReader.ReadHeader(_folder.Write("new.fet", whole)));
        Assert.Contains("version 3", refused.Message, StringComparison.Ordinal);
        Assert.Equal(RecordingFault.Data, refused.Fault);
    }

    [Fact]
    public void A_run_reads_it_at_its_own_ids_and_scales()
    {
        var path = Write([Make(1, 0, 12_30), Make(2, 1, 5_00000000), Make(3, 0, 12_35), Make(4, 2, 100)], 4);
        // One decimal instead of two, a finer quantity, and no XYZUSD_PERP.
        var run = new InstrumentTable([Tape.Make(0, "AAA"), Tape.Make(1, "ABCUSDT", Market.Spot, 8, 8), Tape.Make(2, "ABCUSDT", Market.UsdMargined, 1, 5)]);
        using var reader = new FetTickReader(path, run);
        var ticks = Tape.ReadAll(reader);
        Assert.Equal([(1L, 2, 12_3L, 700L), (2L, 1, 5_00000000L, 7L)], ticks.Select(tick => (tick.TradeId, tick.InstrumentId, tick.Price, tick.Quantity)));
        Assert.Equal((1L, 1L), (reader.Report.Malformed, reader.Report.UnknownSymbols));
        Assert.Equal(3, reader.Report.FirstMalformed[0].Line);
    }

    [Fact]
    public void Nothing_but_trades_is_written_and_a_trade_out_of_range_is_refused()
    {
        using var writer = new FetWriter(new MemoryStream(), Table);
        writer.Write(new Tick { Kind = EventKind.Clock });
        Assert.Equal(0, writer.Records);
        Assert.Throws<ArgumentException>(() => writer.Write(Make(1, Table.Count, 1)));
        Assert.Throws<ArgumentException>(() => writer.Write(Make(1, 0, -1)));
    }

    [Fact]
    public void A_span_that_begins_late_begins_at_a_late_block_and_gives_the_same() =>
        Prop.ForAll(Gen.Choose(-3, 9).ListOf().ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), Gen.Choose(0, 120).ToArbitrary(), (steps, perBlock, from) =>
        {
            long time = 1_000;
            long highest = 0;
            long stepBack = 0;
            var ticks = steps.Select((step, i) => Make(i + 1, 0, 100) with { ExchangeTimeNs = (time += step) }).ToArray();
            foreach (var tick in ticks)
            {
                highest = Math.Max(highest, tick.ExchangeTimeNs);
                stepBack = Math.Max(stepBack, highest - tick.ExchangeTimeNs);
            }

            var path = Write(ticks, perBlock);
            var span = new TapeSpan(1_000 + from, 1_000 + from + 50, 5);
            using var whole = new SpanTickReader(new FetTickReader(path), span);
            using var late = new SpanTickReader(new FetTickReader(path) { LargestStepBackNs = stepBack }, span);
            var expected = Tape.ReadAll(whole);

            Assert.Equal(expected, Tape.ReadAll(late));
            Assert.Equal(ticks.Count(tick => span.Contains(tick.ExchangeTimeNs)), expected.Count);
            Assert.False(late.Report.IsTruncated);
            Assert.Equal(ticks.Length, late.Report.Lines);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Of_a_file_in_order_only_the_last_blocks_are_read_for_a_late_span()
    {
        var path = Write([.. Enumerable.Range(0, 1_000).Select(i => Make(i + 1, 0, 100) with { ExchangeTimeNs = 10_000 + i })], 10);
        using var reader = new SpanTickReader(new FetTickReader(path) { LargestStepBackNs = 0 }, new TapeSpan(10_985, 20_000, 0));

        Assert.Equal(15, Tape.ReadAll(reader).Count);
        Assert.Equal(20 * FetFormat.RecordBytes, reader.Report.Bytes);
    }

    [Fact]
    public void Instruments_that_a_run_does_not_want_are_passed_without_an_empty_answer()
    {
        var path = Write([.. Enumerable.Range(0, 1_000).Select(i => Make(i + 1, i == 999 ? 1 : 0, 100))], 10);
        var all = FetTickReader.ReadHeader(path).Instruments;
        using var reader = new FetTickReader(path, new InstrumentTable([all[1] with { Id = 0 }]));
        var ticks = new Tick[16];

        Assert.Equal(1, reader.Fill(ticks));
        Assert.Equal((1_000, 0), (ticks[0].TradeId, ticks[0].InstrumentId));
        Assert.Equal(0, reader.Fill(ticks));
        Assert.True(reader.IsCompleted);
        Assert.Equal(999, reader.Report.UnknownSymbols);
    }

    [Fact]
    public void A_record_has_the_size_that_the_format_says() =>
        Assert.Equal(FetFormat.RecordBytes, System.Runtime.CompilerServices.Unsafe.SizeOf<FetRecord>());

    private static int Block(int records) => FetFormat.BlockHeaderBytes + records * FetFormat.RecordBytes;

    private static Gen<Tick> Ticks() =>
        from id in Gen.Choose(0, int.MaxValue)
        from instrument in Gen.Choose(0, Table.Count - 1)
        from price in Gen.Choose(1, int.MaxValue)
        from sides in Gen.Choose(0, 5)
        select new Tick
        {
            Kind = EventKind.Trade, TradeId = (long)id << 20, InstrumentId = instrument, Price = (long)price << 31, Quantity = price / 2 + 1,
            ExchangeTimeNs = (long)id * price, ReceiveTimeNs = price, Aggressor = (Side)(sides % 2), Stream = (TradeStream)(sides / 2),
            // Neither is kept.
            Stamp = 77, Sequence = 99,
        };

    private static (long, long, long, long, long, int, EventKind, Side, TradeStream, TickFlags, long) Key(Tick tick) =>
        (tick.ExchangeTimeNs, tick.ReceiveTimeNs, tick.Price, tick.Quantity, tick.TradeId, tick.InstrumentId, tick.Kind, tick.Aggressor, tick.Stream,
            tick.Flags, 0);

    private static Tick Make(long id, int instrument, long price) => new()
    {
        Kind = EventKind.Trade, TradeId = id, InstrumentId = instrument, Price = price, Quantity = 7, Stream = TradeStream.Trade,
    };

    private static Tick[] Some(int count) => [.. Enumerable.Range(1, count).Select(i => Make(i, i % Table.Count, 100 + i))];

    private string Write(Tick[] ticks, int perBlock)
    {
        var path = Path.Combine(_folder.Path, "a.fet");
        using var writer = new FetWriter(path, Table, perBlock);
        foreach (ref readonly var tick in ticks.AsSpan()) writer.Write(tick);
        return path;
    }
}
