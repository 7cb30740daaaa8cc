using System.IO.Pipelines;
using FastEngine.Core;

namespace FastEngine.Feeds.Tests.Recordings;

public class FrameTickReaderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Every_trade_becomes_a_tick_with_its_line_number(string lineEnd)
    {
        using var reader = Tape.Open(_folder.Write("tape", Tape.Lines(1000, lineEnd)));
        var ticks = Tape.ReadAll(reader);
        Assert.Equal(Tape.UpTo(1000), Tape.Ids(ticks));
        Assert.Equal(Tape.UpTo(1000), ticks.Select(tick => tick.Sequence));
        Assert.All(ticks, tick => Assert.Equal(EventKind.Trade, tick.Kind));
        Assert.All(ticks, tick => Assert.Equal((Tape.StartMs + tick.TradeId) * EngineTime.NsPerMs, tick.ReceiveTimeNs));
        Assert.Equal((1000L, 1000L, 1000L, 0L), (reader.Report.Lines, reader.Report.Frames, reader.Report.Trades, reader.Report.Malformed));
        Assert.False(reader.Report.IsTruncated);
        Assert.Equal(reader.StoredBytesTotal, reader.StoredBytesRead);
    }

    [Fact]
    public void The_last_line_needs_no_end()
    {
        using var reader = Tape.Open(_folder.Write("tape", Tape.Lines(10).TrimEnd('\n')));
        Assert.Equal(Tape.UpTo(10), Tape.Ids(Tape.ReadAll(reader)));
    }

    [Fact]
    public void Lines_are_counted_by_what_became_of_them()
    {
        var text = string.Join('\n',
            Tape.Line(1),
            "",
            "1700000000000 {\"e\":\"depthUpdate\",\"s\":\"ABCUSDT\"}",
            "1700000000000 " + Tape.Trade(2).Replace("MARKET", "INSURANCE_FUND", StringComparison.Ordinal),
            "1700000000000 " + Tape.Trade(3, "NOPEUSDT"),
            "1700000000000 {\"e\":\"trade\",",
            "yesterday " + Tape.Trade(4),
            "1700000000000 ",
            Tape.Trade(5),
            "1700000000 " + Tape.Trade(6));
        using var reader = Tape.Open(_folder.Write("tape", text));
        var ticks = Tape.ReadAll(reader);
        var report = reader.Report;
        Assert.Equal([1L, 10L], ticks.Select(tick => tick.Sequence));
        Assert.Equal([(Tape.StartMs + 1) * EngineTime.NsPerMs, Tape.StartMs * EngineTime.NsPerMs], ticks.Select(tick => tick.ReceiveTimeNs));
        Assert.Equal((10L, 6L, 2L), (report.Lines, report.Frames, report.Trades));
        Assert.Equal((1L, 1L, 1L, 4L), (report.Skipped, report.Dropped, report.UnknownSymbols, report.Malformed));
        Assert.Equal([6L, 7L, 8L, 9L], report.FirstMalformed.ToArray().Select(line => line.Line));
        Assert.Equal("does not begin with a receive time", report.FirstMalformed[1].Reason);
    }

    [Fact]
    public void Only_the_first_20_malformed_lines_are_kept()
    {
        var text = string.Concat(Enumerable.Repeat("garbage\n", 50)) + Tape.Lines(3);
        using var reader = Tape.Open(_folder.Write("tape", text));
        Assert.Equal(3, Tape.ReadAll(reader).Count);
        Assert.Equal(50, reader.Report.Malformed);
        Assert.Equal(Tape.UpTo(20), reader.Report.FirstMalformed.ToArray().Select(line => line.Line));
    }

    [Fact]
    public void A_line_of_10_MB_is_one_malformed_line()
    {
        var text = Tape.Line(1) + "\n" + new string('x', 10_000_000) + "\n" + Tape.Line(2) + "\n";
        using var reader = Tape.Open(_folder.Write("tape", text));
        Assert.Equal([1L, 2L], Tape.Ids(Tape.ReadAll(reader)));
        Assert.Equal(new MalformedLine(2, "line longer than 1048576 bytes"), Assert.Single(reader.Report.FirstMalformed.ToArray()));
    }

    [Fact]
    public void It_reads_from_any_pipe_while_that_is_written()
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        using var reader = new FrameTickReader<SimpleFrameParser>(
            pipe.Reader, new SimpleFrameParser(new SymbolMap([.. Tape.OneInstrument.All]), Tape.OneInstrument), "generated");
        var ticks = new Tick[10];
        Assert.Equal(0, reader.Fill(ticks));
        pipe.Put(Tape.Lines(3));
        Assert.Equal(3, reader.Fill(ticks));
        Assert.False(reader.IsCompleted);
        pipe.Writer.Complete();
        Assert.Equal(0, reader.Fill(ticks));
        Assert.True(reader.IsCompleted);
    }

    [Fact]
    public void It_can_be_left_in_the_middle()
    {
        using var reader = Tape.Open(_folder.Write("tape.gz", TempFolder.Gzip(Tape.Lines(100_000))));
        var ticks = new Tick[10];
        while (reader.Fill(ticks) == 0) Thread.Yield();
        reader.Dispose();
        Assert.True(reader.IsCompleted);
        Assert.Equal(0, reader.Fill(ticks));
    }
}
