using System.Text;
using FastEngine.Core;
using FastEngine.Feeds.Live.Recorder;
using FastEngine.Feeds.WebSockets;
using FastEngine.Venues.Binance;

namespace FastEngine.Feeds.Tests.Live.Recorder;

/// <summary>What is recorded is what recordings are read from.</summary>
public sealed class FrameRecorderTests : IDisposable
{
    private const long StartNs = 1_770_000_000_000_000_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("recorder").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_recording_is_read_as_it_was_received(bool isPacked)
    {
        var (files, integrity) = Record(Options() with { IsPacked = isPacked }, Enumerable.Range(1, 500).Select(id => (id * EngineTime.NsPerMs, LiveBed.Trade(id, id))));
        var file = Assert.Single(files);
        Assert.Equal(isPacked ? "test_20260202T024000Z.frames.gz" : "test_20260202T024000Z.frames", Path.GetFileName(file.Path));
        Assert.Equal(500, file.Lines);
        Assert.Equal(RecordingKind.RawFrames, RecordingProbe.Probe(file.Path).Kind);
        var ticks = Read(file.Path);
        Assert.Equal(Enumerable.Range(1, 500).Select(id => (long)id), ticks.Select(tick => tick.TradeId));
        Assert.Equal(StartNs + EngineTime.NsPerMs, ticks[0].ReceiveTimeNs);
        Assert.Equal((500, 500, 0), (integrity.Frames, integrity.Trades, integrity.Malformed));
    }

    [Fact]
    public void A_file_ends_at_each_multiple_of_the_period_and_no_frame_is_lost()
    {
        var (files, _) = Record(Options() with { RotateNs = EngineTime.NsPerMinute },
            Enumerable.Range(0, 300).Select(i => (i * EngineTime.NsPerSecond, LiveBed.Trade(i + 1, i))));
        Assert.Equal(5, files.Count);
        Assert.All(files, file => Assert.Equal(60, file.Lines));
        Assert.Equal(Enumerable.Range(1, 300).Select(id => (long)id), files.SelectMany(file => Read(file.Path)).Select(tick => tick.TradeId));
    }

    [Fact]
    public void A_file_ends_at_its_size_between_blocks()
    {
        var (files, _) = Record(Options() with { RotateBytes = 20_000, BlockBytes = 4_096, IsPacked = false }, Enumerable.Range(1, 1_000).Select(id => (0L, LiveBed.Trade(id, id))));
        Assert.InRange(files.Count, 8, 20);
        Assert.All(files, file => Assert.InRange(new FileInfo(file.Path).Length, 1, 20_000));
        Assert.Equal(files.Count, files.Select(file => file.Path).Distinct().Count());
        Assert.Equal(1_000, files.Sum(file => file.Lines));
    }

    [Fact]
    public void A_line_end_in_a_frame_does_not_end_its_line_and_an_endless_frame_is_left_out()
    {
        using var recorder = new FrameRecorder(Options() with { BlockBytes = 1_000, IsPacked = false });
        Assert.True(recorder.HasRoom);
        recorder.Append(StartNs, "{\"a\":\n1,\r\"b\":2}"u8);
        recorder.Append(StartNs, new byte[1_000]);
        recorder.Close();
        Assert.Equal((2, 1), (recorder.LineEnds, recorder.TooLong));
        Assert.Equal($"{StartNs} {{\"a\": 1, \"b\":2}}\n", File.ReadAllText(recorder.Files[0].Path));
    }

    [Fact]
    public void Gaps_repeats_and_late_trades_are_counted_by_id()
    {
        long[] ids = [1, 2, 2, 5, 6, 4, 4, 10];
        var (_, integrity) = Record(Options(), ids.Select((id, i) => (i * EngineTime.NsPerSecond, LiveBed.Trade(id, i)))
            .Append((20 * EngineTime.NsPerSecond, "{\"result\":null,\"id\":1}")).Append((21 * EngineTime.NsPerSecond, "{broken")));
        var symbol = Assert.Single(integrity.Symbols);
        Assert.Equal(("BTCUSDT", TradeStream.Trade, 8, 2, 1), (symbol.Symbol, symbol.Stream, symbol.Trades, symbol.Duplicates, symbol.Late));
        Assert.Equal((2, 4, 1, 10), (symbol.Gaps, symbol.MissingIds, symbol.FirstId, symbol.HighestId));
        Assert.Equal(2 * EngineTime.NsPerSecond, symbol.LongestSilenceNs);
        Assert.Equal((10, 8, 1, 1), (integrity.Frames, integrity.Trades, integrity.Others, integrity.Malformed));
    }

    [Fact]
    public void A_disk_that_fails_is_said_and_nobody_waits_for_it()
    {
        using var recorder = new FrameRecorder(Options());
        Directory.Delete(_folder, recursive: true);
        Assert.True(recorder.HasRoom);
        recorder.Append(StartNs, "{}"u8);
        Assert.Contains("could not be written", Assert.Throws<IOException>(recorder.Close).Message, StringComparison.Ordinal);
        Assert.False(recorder.HasRoom);
        Directory.CreateDirectory(_folder);
    }

    private RecorderOptions Options() => new() { Folder = _folder, Prefix = "test" };

    private static (IReadOnlyList<RecordedFile> Files, RecordingIntegrity Integrity) Record(RecorderOptions options, IEnumerable<(long AfterNs, string Frame)> frames)
    {
        using var recorder = new FrameRecorder(options);
        var integrity = new RecordingIntegrity();
        var handler = new RecordedFrames<BinanceFrameParser>(new BinanceFrameParser(new InstrumentTable([]), new SymbolMap([])), recorder, integrity);
        foreach (var (afterNs, frame) in frames)
        {
            while (!handler.HasRoom) Thread.Yield();
            handler.Take(Encoding.UTF8.GetBytes(frame), new Arrival(StartNs + afterNs, 0));
        }

        recorder.Close();
        return (recorder.Files, integrity);
    }

    private static List<Tick> Read(string path)
    {
        using var loader = new RecordingLoader(path);
        using var reader = new FrameTickReader<BinanceFrameParser>(loader, new BinanceFrameParser(new InstrumentTable([LiveBed.Btc]), new SymbolMap([LiveBed.Btc])), path);
        var ticks = new List<Tick>();
        var batch = new Tick[64];
        while (!reader.IsCompleted)
        {
            var count = reader.Fill(batch);
            ticks.AddRange(batch.AsSpan(0, count));
            if (count == 0) Thread.Yield();
        }

        return ticks;
    }
}
