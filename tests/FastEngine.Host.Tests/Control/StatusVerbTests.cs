using System.Text.Json;
using FastEngine.Core;
using FastEngine.Host.Control;
using FastEngine.Host.Control.Status;
using FastEngine.Host.Verbs;
using FastEngine.Storage.Symbols;

namespace FastEngine.Host.Tests.Control;

public sealed class StatusVerbTests : IDisposable
{
    private const long Now = 1_700_000_000 * EngineTime.NsPerSecond;

    private static readonly EngineStatus Everything = new()
    {
        Version = "0.1.0", Pid = 4711, Mode = "paper", State = "trading", ConfigHash = "c0ffee", StartedNs = Now - 26 * EngineTime.NsPerHour, NowNs = Now,
        Feeds = [new FeedStatus { Name = "binance/usdm", State = "connected", Ticks = 1_234_567, Gaps = 2, LastTickNs = Now - 12 * EngineTime.NsPerMs }],
        Symbols = [new WatchedSymbol { Name = "BTCUSDT", State = "warm", Price = "60000.1", Ticks = 99, Signals = 3, EntriesStopped = true }],
        Positions = [new OpenPosition { PositionId = 17, Symbol = "BTCUSDT", Strategy = "four_level", Side = "long", Quantity = "0.5", EntryPrice = "59000", StopPrice = "58000", Unrealised = "500.05", EntryTimeNs = Now - 90 * EngineTime.NsPerSecond }],
        Account = new AccountStatus { Equity = "10500.05", Cash = "10000", Realised = "-1.25", Fees = "0.75", Drawdown = 0.0123, OpenPositions = 1, ClosedTrades = 8 },
        KillSwitch = new KillSwitchStatus { Level = "stop_entries", LadderRung = 2, Causes = [new KillSwitchCause { Reason = "journal_unwritable", Level = "stop_entries", SinceNs = Now }, new KillSwitchCause { Reason = "file", Level = "stop_entries" }] },
        TimeToFlat = new TimeToFlatStatus { TotalNs = 12 * EngineTime.NsPerSecond, Orders = 3, Cost = "120", CostPart = 0.012, HighestNs = 70 * EngineTime.NsPerSecond },
        Journal = new JournalStatus { Fsync = "interval", Records = 1_000, Written = 990, Synced = 900, Stored = 1_000, Fault = "No space left on device" },
        Telemetry = new TelemetryStatus { Published = 5_000, Dropped = new Dictionary<string, long> { ["ticks"] = 42, ["candles"] = 0 } },
        Storage = new StorageStatus { Attached = 3, RowsWritten = 77_000, Pending = 12, LastCheckpointNs = Now - 5 * EngineTime.NsPerSecond },
        Sync = new SyncStatus { IsOn = true, Pending = 6, Sent = 60, LastError = "UNAVAILABLE [14]" },
        Channels = [new ChannelStatus { Name = "telegram", Delivered = 9, Waiting = 2, Dead = 1, Fault = "403: Forbidden" }],
        HotThreads = [new HotThread { Name = "fused", Core = 1, Ticks = 1_234_567, AllocatedBytes = 0, P50Ns = 850, P99Ns = 12_000 }],
    };

    private readonly ControlFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("0.1.0 paper, trading, pid 4711, up 26h00m since 2023-11-13 20:13:20")]
    [InlineData("c0ffee")]
    [InlineData("binance/usdm, connected, 1,234,567 ticks, last 12 ms ago, 2 gaps")]
    [InlineData("BTCUSDT │ warm  │ 60000.1 │    99 │       3 │ off")]
    [InlineData("17 │ BTCUSDT │ four_level │ long │      0.5 │ 59000 │ 58000 │    +500.05 │ 90 s ago")]
    [InlineData("equity 10500.05, cash 10000, realised -1.25, fees 0.75, drawdown 1.2 %, open 1, orders 0, closed 8")]
    [InlineData("stop_entries: journal_unwritable (stop_entries) since 2023-11-14 22:13:20, file (stop_entries)")]
    [InlineData("rung 2 of 4 today")]
    [InlineData("12 s, 3 orders, cost 120 (1.2 %), longest 70 s")]
    [InlineData("1,000 records, 10 to write, 100 to sync, none to store, fsync interval, No space left on device")]
    [InlineData("5,000 published, dropped ticks 42")]
    [InlineData("3 databases open, 77,000 rows written, 12 waiting, checkpoint 5000 ms ago")]
    [InlineData("60 sent, 6 waiting, last never, UNAVAILABLE [14]")]
    [InlineData("telegram, 9 delivered, 2 waiting, 1 dead letters, 403: Forbidden")]
    [InlineData("fused      │    1 │ 1,234,567 │       0 B │ 850 ns │ 12 us")]
    public void A_running_engine_shows(string text)
    {
        using var server = ControlServer.Start(_folder.Path, new TestTarget { OnStatus = Everything.ToJson });
        var (exit, output, error) = Run();
        Assert.Equal((ExitCode.Ok, ""), (exit, error));
        Assert.Contains(text, output);
    }

    [Fact]
    public void As_json_it_is_the_engine_s_own_document()
    {
        using var server = ControlServer.Start(_folder.Path, new TestTarget { OnStatus = Everything.ToJson });
        var (exit, output, _) = Run("--json");
        Assert.Equal(ExitCode.Ok, exit);
        Assert.Equal(Everything.ToJson() + "\n", output);
        Assert.Equal(Everything.ToJson(), EngineStatus.Parse(output).ToJson());
        Assert.Equal(42, JsonDocument.Parse(output).RootElement.GetProperty("telemetry").GetProperty("dropped").GetProperty("ticks").GetInt64());
    }

    [Fact]
    public void Members_that_are_new_and_parts_that_are_missing_are_no_error()
    {
        using var server = ControlServer.Start(_folder.Path, new TestTarget { OnStatus = () => "{\"state\":\"trading\",\"moon\":{\"phase\":[1]},\"feeds\":null,\"telemetry\":{\"dropped\":null},\"kill_switch\":{},\"journal\":{\"records\":3,\"new\":true}}" });
        var (exit, output, error) = Run();
        Assert.Equal((ExitCode.Ok, ""), (exit, error));
        Assert.Contains("3 records", output);
        Assert.DoesNotContain("storage", output);
    }

    [Fact]
    public void A_document_of_another_shape_is_told_and_still_there_as_json()
    {
        using var server = ControlServer.Start(_folder.Path, new TestTarget { OnStatus = () => "{\"journal\":7}" });
        var (exit, _, error) = Run();
        Assert.Equal(ExitCode.Failed, exit);
        Assert.Contains("use --json", error);
        Assert.Equal((ExitCode.Ok, "{\"journal\":7}\n", ""), Run("--json"));
    }

    [Fact]
    public void Without_an_engine_it_says_so_and_what_the_directory_holds()
    {
        StoredMarket.Fill(_folder.Path);
        _folder.LeaveSocket();
        var (exit, output, error) = Run();
        Assert.Equal((ExitCode.Failed, ""), (exit, error));
        Assert.Contains("not running", output);
        Assert.Contains("binance/usdm/BTCUSDT", output);
        (exit, output, _) = Run("--json");
        Assert.Equal(ExitCode.Failed, exit);
        var root = JsonDocument.Parse(output).RootElement;
        Assert.False(root.GetProperty("is_running").GetBoolean());
        Assert.Equal(3, root.GetProperty("symbols").GetArrayLength());
        Assert.All(root.GetProperty("symbols").EnumerateArray(), symbol => Assert.True(symbol.GetProperty("bytes").GetInt64() > 0));
        Assert.Equal(0, root.GetProperty("journal_segments").GetInt32());
    }

    [Fact]
    public void An_engine_that_has_the_directory_and_does_not_listen_is_named()
    {
        using (DataDirectoryLock.Acquire(_folder.Path, "fastengine run"))
            Assert.Contains($"not listening: pid {Environment.ProcessId} (fastengine run) has the directory", Run().Output);
        File.WriteAllText(Path.Combine(_folder.Path, DataDirectoryLock.HolderFile), $"{int.MaxValue} fastengine run\n");
        Assert.Contains("not running", Run().Output);
    }

    [Fact]
    public void A_directory_that_is_not_there_is_a_wrong_argument()
    {
        var (exit, _, error) = QueryVerbTests.Invoke(StatusVerb.Create(), ["--data", _folder.Path + "x"]);
        Assert.Equal((ExitCode.Usage, $"fastengine: there is no data directory {_folder.Path}x: name it with --data DIR\n"), (exit, error));
    }

    [Fact]
    public void A_command_s_answer_is_printed_and_without_an_engine_it_fails()
    {
        using (ControlServer.Start(_folder.Path, new TestTarget { OnCommand = (name, arguments) => $"{name} {arguments[0]}: done" }))
        {
            Assert.Equal((ExitCode.Ok, "kill-switch flatten: done\n", ""), QueryVerbTests.Invoke(CommandVerb.Create(), ["kill-switch", "flatten", "--data", _folder.Path]));
            Assert.Equal(ExitCode.Usage, QueryVerbTests.Invoke(CommandVerb.Create(), ["kill-switch", "--data", _folder.Path]).Exit);
        }

        Assert.Equal((ExitCode.Failed, "", $"fastengine: no engine runs on {_folder.Path}\n"), QueryVerbTests.Invoke(CommandVerb.Create(), ["flush", "--data", _folder.Path]));
    }

    private (int Exit, string Output, string Error) Run(params string[] arguments) => QueryVerbTests.Invoke(StatusVerb.Create(), [.. arguments, "--data", _folder.Path]);
}
