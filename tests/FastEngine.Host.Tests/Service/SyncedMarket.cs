using System.Globalization;
using System.Text;
using System.Text.Json;
using FastEngine.Storage.Firestore;
using FastEngine.Storage.Symbols;
using FastEngine.Storage.Tests.Firestore;

namespace FastEngine.Host.Tests.Service;

/// <summary>A tape of 400 s whose script enters every 10 s: each position closes 40 % at a profit, and the rest at its stop. With it an emulator.</summary>
internal sealed class SyncedMarket : IDisposable
{
    public const int Entries = 40;
    public const int Trades = 2 * Entries;

    private const long StartMs = 1_700_000_040_000;
    private const int Cycle = 10;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("fastengine-sync").FullName;

    /// <param name="tradesAtOnce">Trades of the same time and price, for a longer journal.</param>
    public SyncedMarket(int tradesAtOnce = 1)
    {
        Emulator = new Emulator(At("writes.log"));
        File.WriteAllText(At("tape.txt"), Frames(tradesAtOnce));
        File.WriteAllLines(At("signals.csv"), ["time_ns,symbol,side", .. Enumerable.Range(0, Entries).Select(entry => $"{(StartMs + (entry * Cycle + 2) * 1_000L + 50) * 1_000_000},BTCUSDT,long")]);
    }

    public Emulator Emulator { get; }

    public string Journal => At("data/journal");

    // The script's trades are to be made, and nothing else.
    private static readonly string[] Bare =
    [
        "kill_switch.consecutive_losses=0", "kill_switch.daily_loss_pct=0", "kill_switch.hourly_loss_pct=0",
        "kill_switch.symbol_silent_gaps=0", "kill_switch.max_time_to_flat=0s", "kill_switch.max_cost_to_flat_pct=0",
        "drawdown.alert_pct=0", "drawdown.half_pct=0", "drawdown.all_pct=0",
        "drawdown.halt_pct=0", "margin.close_pct=0", "portfolio.health.hold_entries_below=0",
        "portfolio.health.tighten_below=0", "portfolio.health.close_below=0", "protection.enabled=false",
        "dtms.enabled=false", "dump.enabled=false",
    ];

    public string At(string name) => Path.Combine(_folder, name);

    /// <summary>What <c>fastengine run</c> is given; the emulator too.</summary>
    public string[] Arguments(string speed = "max", string data = "data", params IEnumerable<string> settings) =>
    [
        "run", At("tape.txt"), "--market", "usdm", "--data", At(data), "--json", "--speed", speed, "--topology", "fused",
        .. Settings(["exit.partial.at_pct=0.1", "exit.partial.part_pct=40",
            "storage.batch_period=10ms", "storage.retention.trades_every=1s", "firestore.commit_pause=0s", "firestore.backoff_max=50ms", "firestore.drain_limit=1m",
            .. Bare, .. settings]),
    ];

    /// <summary>The script, which a journal does not carry.</summary>
    public string[] Script => ["strategies.enabled=[scripted]", $"strategies.scripted.file={At("signals.csv")}"];

    public string Synced => $"firestore.emulator_host={Emulator.Host}";

    /// <summary>Paths of what was written to a collection, as often as it was; without the account's and the system's own.</summary>
    public List<string> Written(string collection, string kind = "create") =>
        [.. Emulator.Writes().Where(write => write.Path.StartsWith(collection + "/paper_", StringComparison.Ordinal) && write.Kind == kind).Select(write => write.Path)];

    public static void WaitUntil(Func<bool> condition, string what)
    {
        var end = Environment.TickCount64 + (long)Limit.TotalMilliseconds;
        while (!condition())
        {
            Assert.True(Environment.TickCount64 < end, $"{what}: not within {Limit}");
            Thread.Sleep(10);
        }
    }

    /// <summary>Ids of the trades that a stopped engine's database holds, as Firestore's are.</summary>
    public List<string> Kept(string data = "data")
    {
        using var query = SymbolQuery.OpenStopped(At(data));
        using var rows = query.Run("SELECT entry_time, position_id, trade_id, CAST(market AS VARCHAR) FROM trade_executions ORDER BY trade_id");
        var ids = new List<string>();
        while (rows.Result.Read())
            ids.Add("trade_history/" + FirestoreDocument.IdOf("paper", "binance", rows.Result.GetString(3), "BTCUSDT", $"{rows.Result.GetTimestampNs(0)}", $"{rows.Result.GetInt64(1)}", $"{rows.Result.GetInt64(2)}"));
        return ids;
    }

    public void Dispose()
    {
        Emulator.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static IEnumerable<string> Settings(IEnumerable<string> settings) => settings.SelectMany(setting => new[] { "--set", setting });

    private static string Frames(int tradesAtOnce)
    {
        var text = new StringBuilder();
        for (var i = 0; i < Entries * Cycle * 10 * tradesAtOnce; i++)
        {
            var (second, tenth) = Math.DivRem(i / tradesAtOnce, 10);
            var price = (second % Cycle) switch { 4 => 60_090, 7 when tenth < 3 => 59_500, _ => 60_000 };
            var (id, time) = (i + 1, StartMs + second * 1_000L + tenth * 100);
            text.Append(CultureInfo.InvariantCulture, $"{time + 5} {{\"e\":\"aggTrade\",\"E\":{time + 1},\"s\":\"BTCUSDT\",\"a\":{id},\"p\":\"{price}.0\",\"q\":\"1\",")
                .Append(CultureInfo.InvariantCulture, $"\"f\":{id},\"l\":{id},\"T\":{time},\"m\":{(i % 2 == 1 ? "true" : "false")}}}\n");
        }

        return text.ToString();
    }
}
