using System.Text.Json;
using FastEngine.Core;
using FastEngine.Core.Logging;
using FastEngine.Rings.Logging;
using FastEngine.Storage.Logging;
using FastEngine.Storage.Tests.Outbox;

namespace FastEngine.Storage.Tests.Logging;

public sealed class EngineLogTests : IDisposable
{
    private static readonly InstrumentTable Instruments = new(
    [
        new Instrument { Id = 0, Symbol = "BTCUSDT", Market = Market.Spot, Name = "BTCUSDT", PriceScale = 8, QuantityScale = 8, Tick = 1_000_000, Lot = 1000 },
    ]);

    private readonly TempFolder _folder = new();
    private readonly StoppedClock _clock = new();

    [Fact]
    public void Numbers_become_text_at_the_scales_of_their_instrument()
    {
        using (var log = Open())
        {
            log.Publisher("trade").WriteFor(LogEventKind.OrderFilled, 1_763_683_200_123_456_700, 0, 77, 50_000_000, 6_183_763_000_000);
            log.Publisher("shard-0").WriteFor(LogEventKind.Decision, 0, 0, 0, 0.7123, -5L, 4);
            log.Publisher("feed").WriteFor(LogEventKind.TradeLate, 0, 0, 0, 12, 1_500_000);
            log.Publisher("feed").Write((LogEventKind)9_999, 0, 1, 2);
            log.Agent.OnClose();
            Assert.Equal(4, log.Status.Written);
        }

        var lines = Lines();
        Assert.Equal("2025-11-21T00:00:00.1234567Z information BTCUSDT: order 77 filled 0.5 at 61837.63.", Shown(lines[0]));
        Assert.Equal(("OrderFilled", 301, "trade", 77L, 61837.63m, "BTCUSDT"), (Text(lines[0], "event"), lines[0].GetProperty("id").GetInt32(), Text(lines[0], "source"),
            lines[0].GetProperty("order").GetInt64(), lines[0].GetProperty("price").GetDecimal(), Text(lines[0], "instrument")));
        Assert.Equal("1970-01-01T00:00:00.0000000Z debug BTCUSDT: confluence 0.71 at -0.00000005, signal level 4.", Shown(lines[1]));
        Assert.Equal("BTCUSDT: trade 12 came 1.5 ms late and was left out.", Text(lines[2], "text"));
        Assert.Equal(9_999, lines[3].GetProperty("id").GetInt32());
    }

    [Fact]
    public void Every_event_of_the_list_has_a_text_that_shows_its_numbers()
    {
        using var log = Open(options => options with { FileBytes = 1 << 20 });
        var publisher = log.Publisher("all");
        foreach (var kind in Enum.GetValues<LogEventKind>()) publisher.WriteFor(kind, 1, 0, 5, 101, 102, 103, 104);
        log.Agent.OnClose();
        log.Dispose();
        var lines = Lines();
        Assert.Equal(Enum.GetNames<LogEventKind>(), lines.Select(line => Text(line, "event")));
        Assert.All(lines, line => Assert.DoesNotContain('{', Text(line, "text")));
        Assert.Equal(Enum.GetValues<LogEventKind>().Distinct().Count(), lines.Count);
    }

    [Fact]
    public void What_was_dropped_is_told_exactly_when_there_is_room_again()
    {
        using var log = Open(options => options with { Ring = new LogRingOptions { Capacity = 16, PerSecond = 50 } });
        var (first, second) = (log.Publisher("shard-0"), log.Publisher("trade"));
        for (var i = 0; i < 40; i++) first.Write(LogEventKind.InboundRefused, i);
        for (var i = 0; i < 3; i++) second.Write(LogEventKind.KillSwitchOn, i);
        while (log.Agent.DoWork() > 0)
        {
        }

        Assert.Equal((16L, 27L), (log.Status.Written, log.Status.Dropped));
        Assert.Equal((24L, 3L), (log.Status.DroppedByLevel[(int)LogLevel.Warning], log.Status.DroppedByLevel[(int)LogLevel.Fatal]));
        Assert.Equal(16, Lines().Count);
        for (var i = 0; i < 3; i++)
        {
            _clock.Pass(TimeSpan.FromSeconds(1));
            log.Agent.DoWork();
        }

        Assert.Equal(
            ["24 events InboundRefused (Warning) of shard-0 were dropped: the log ring was full.", "3 events KillSwitchOn (Fatal) of trade were dropped: the log ring was full."],
            Lines().Skip(16).Select(line => Text(line, "text")));
    }

    [Fact]
    public void Files_roll_by_size_and_the_oldest_go()
    {
        var completed = new List<string>();
        using (var log = Open(options => options with { FileBytes = LogOptions.LeastFileBytes, KeepFiles = 3, Ring = new LogRingOptions { PerSecond = int.MaxValue } }))
        {
            log.FileCompleted += completed.Add;
            var publisher = log.Publisher("trade");
            for (var i = 0; i < 400; i++)
            {
                publisher.Write(LogEventKind.ShardOutputWaited, i, 1, i);
                log.Agent.DoWork();
            }

            Assert.Equal(completed.TakeLast(2), log.CompletedFiles());
        }

        var files = Directory.GetFiles(Logs);
        Assert.Equal(3, files.Length);
        Assert.True(completed.Count > 5);
        Assert.Equal(completed.Distinct(), completed);
        // Serilog begins a new file behind the line that reaches the bound.
        Assert.All(files, file => Assert.InRange(new FileInfo(file).Length, 1, LogOptions.LeastFileBytes + 512));
        Assert.Equal(399, Lines().Max(line => line.GetProperty("count").GetInt64()));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_stops_nothing_and_is_tried_again()
    {
        File.WriteAllText(Logs, "in the way");
        using var log = Open();
        for (var i = 0; i < 5; i++) log.Say(LogLevel.Warning, "test", $"line {i}");
        Assert.Equal(5, log.Status.FileLost);
        Assert.Contains(Logs, log.Status.FileFault, StringComparison.Ordinal);
        File.Delete(Logs);
        log.Say(LogLevel.Warning, "test", "too early");
        _clock.Pass(TimeSpan.FromSeconds(5));
        log.Say(LogLevel.Warning, "test", "back");
        Assert.Null(log.Status.FileFault);
        Assert.Equal(6, log.Status.FileLost);
        var lines = Lines();
        Assert.Equal(6, lines[0].GetProperty("lines").GetInt64());
        Assert.Equal("back", Text(lines[1], "text"));
    }

    [Fact]
    public void A_full_disk_stops_nothing_and_is_tried_again()
    {
        if (!File.Exists("/dev/full")) return;
        Directory.CreateDirectory(Logs);
        string[] links = [.. new[] { 0, 1 }.Select(day => Path.Combine(Logs, $"engine-{DateTime.Now.AddDays(day):yyyyMMdd}.jsonl"))];
        foreach (var link in links) File.CreateSymbolicLink(link, "/dev/full");
        using var log = Open();
        for (var i = 0; i < 5; i++)
        {
            log.Say(LogLevel.Warning, "test", $"line {i}");
            _clock.Pass(TimeSpan.FromSeconds(5));
        }

        Assert.Equal(5, log.Status.FileLost);
        Assert.NotNull(log.Status.FileFault);
        foreach (var link in links) File.Delete(link);
        log.Say(LogLevel.Warning, "test", "back");
        Assert.Equal(["LogLinesLost", "back"], [Text(Lines()[0], "event"), Text(Lines()[1], "text")]);
    }

    [Fact]
    public void The_torn_line_of_a_killed_process_spoils_no_other()
    {
        using (var log = Open()) log.Say(LogLevel.Warning, "test", "before");
        File.AppendAllText(Directory.GetFiles(Logs).Single(), "{\"time\":\"20");
        using (var log = Open()) log.Say(LogLevel.Warning, "test", "after");
        var lines = Directory.GetFiles(Logs).Order(StringComparer.Ordinal).SelectMany(File.ReadAllLines).ToArray();
        Assert.Equal(3, lines.Length);
        Assert.Contains("\"before\"", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"after\"", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Free_text_stays_on_its_line()
    {
        using (var log = Open()) log.Say(LogLevel.Error, "gateway", "said {this}\r\n\u001b[2J\"and\" that");
        Assert.Equal("said {this}   [2J\"and\" that", Text(Lines().Single(), "text"));
    }

    [Fact]
    public void The_console_is_standard_error_and_a_closed_one_stops_nothing()
    {
        var before = Console.Error;
        using var text = new StringWriter();
        try
        {
            Console.SetError(TextWriter.Synchronized(text));
            using var log = Open(options => options with { Console = ConsoleLog.Plain, ConsoleLevel = LogLevel.Warning });
            log.Publisher("trade").Write(LogEventKind.KillSwitchOn, 1_763_683_200_123_456_000, 7);
            log.Publisher("trade").Write(LogEventKind.KillSwitchOff, 2);
            log.Agent.OnClose();
            Assert.Contains("00:00:00.123456 FTL trade  The kill switch is on, reason 7: no new position is opened.", text.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("switch is off", text.ToString(), StringComparison.Ordinal);
            text.Dispose();
            log.Say(LogLevel.Error, "test", "nobody hears");
            Assert.Equal(1, log.Status.ConsoleLost);
            Assert.Equal(3, Lines().Count);
        }
        finally
        {
            Console.SetError(before);
        }
    }

    [Theory]
    [InlineData("../engine")]
    [InlineData("")]
    public void A_file_name_that_leaves_its_folder_is_refused(string name) => Assert.Throws<ArgumentException>(() => Open(options => options with { FileName = name }));

    public void Dispose() => _folder.Dispose();

    private string Logs => _folder.At("logs");

    private static string Text(JsonElement line, string name) => line.GetProperty(name).GetString()!;

    private static string Shown(JsonElement line) => $"{Text(line, "time")} {Text(line, "level")} {Text(line, "text")}";

    private EngineLog Open(Func<LogOptions, LogOptions>? change = null)
    {
        var options = new LogOptions { Console = ConsoleLog.Off, Directory = Logs, Ring = new LogRingOptions { Least = LogLevel.Debug } };
        return EngineLog.Open(change?.Invoke(options) ?? options, Instruments, _clock);
    }

    private List<JsonElement> Lines()
    {
        var lines = new List<JsonElement>();
        foreach (var path in Directory.GetFiles(Logs).OrderBy(path => path.Length).ThenBy(path => path, StringComparer.Ordinal))
        {
            using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            while (reader.ReadLine() is { } line) lines.Add(JsonDocument.Parse(line).RootElement);
        }

        return lines;
    }
}
