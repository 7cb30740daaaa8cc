using System.Globalization;
using System.Text.Json;

namespace FastEngine.EndToEnd;

/// <summary>What a replay that trades wrote into its folder.</summary>
internal sealed class TradedRun(JsonElement summary, string folder)
{
    /// <summary>Entries and exits alone: nothing guards, protects or manages, and nobody has to reset what tripped.</summary>
    public static readonly string[] Bare =
    [
        "--set", "kill_switch.max_round_trip=0s", "--set", "kill_switch.feed_silent=0s",
        "--set", "kill_switch.consecutive_losses=0", "--set", "kill_switch.daily_loss_pct=0", "--set", "kill_switch.hourly_loss_pct=0",
        "--set", "kill_switch.symbol_silent_gaps=0", "--set", "kill_switch.max_time_to_flat=0s", "--set", "kill_switch.max_cost_to_flat_pct=0",
        "--set", "drawdown.alert_pct=0", "--set", "drawdown.half_pct=0", "--set", "drawdown.all_pct=0",
        "--set", "drawdown.halt_pct=0", "--set", "margin.close_pct=0", "--set", "portfolio.health.hold_entries_below=0",
        "--set", "portfolio.health.tighten_below=0", "--set", "portfolio.health.close_below=0", "--set", "protection.enabled=false",
        "--set", "dtms.enabled=false", "--set", "dump.enabled=false",
    ];

    /// <summary>Settings of short recordings: what a quarter of an hour needs happens within minutes, and level 1 is skipped.</summary>
    public static readonly string[] Micro =
    [
        "--set", "candles.timeframes=[1s,5s,15s]", "--set", "cascade.windows=[15s,30s,1m]", "--set", "profile.window=1m", "--set", "profile.period=15s",
        "--set", "regime.force=both", .. Bare,
    ];

    /// <summary>In between, for recordings of hours.</summary>
    public static readonly string[] Middle =
        ["--set", "candles.timeframes=[10s,50s,150s]", "--set", "cascade.windows=[10s,50s,150s]", "--set", "regime.force=both", .. Bare];

    public JsonElement Summary => summary;

    public string SignalsHash => summary.GetProperty("signals_hash").GetString()!;

    public string? OutputHash => summary.GetProperty("output_hash").GetString();

    public long Signals => summary.GetProperty("signals").GetInt64();

    public static TradedRun Of(Folder folder, string name, params IEnumerable<string> arguments) =>
        new(Engine.Replay([.. arguments, "--out", folder.At(name)]), folder.At(name));

    /// <summary>The fields of each row, without the header.</summary>
    public List<string[]> Rows(string name) => [.. Lines(name).Skip(1).Select(line => line.Split(','))];

    public string[] Lines(string name) => File.ReadAllLines(Path.Combine(folder, name));

    public IEnumerable<JsonElement> Objects(string name) => Lines(name).Select(line => JsonDocument.Parse(line).RootElement);

    /// <summary>Profit of every row from its own prices, quantity, fees and funding; their sum; and the account's equity.</summary>
    /// <returns>Rows.</returns>
    public int AssertReconciles()
    {
        var rows = Rows("trades.csv");
        var net = 0m;
        var fees = 0m;
        var funding = 0m;
        foreach (var row in rows)
        {
            var price = Number(row[7]) - Number(row[6]);
            var pnl = (row[3] == "long" ? price : -price) * Number(row[8]) - Number(row[9]) + Number(row[12]);
            Assert.True(Math.Round(pnl, 8) == Number(row[10]), $"{string.Join(',', row)}: its numbers give {pnl}");
            Assert.True(Number(row[5]) >= Number(row[4]));
            net += Number(row[10]);
            fees += Number(row[9]);
            funding += Number(row[12]);
        }

        var account = summary.GetProperty("account");
        Assert.Equal(Number(summary.GetProperty("pnl"), "net"), net);
        Assert.Equal(Number(summary.GetProperty("pnl"), "fees"), fees);
        Assert.Equal(Number(summary.GetProperty("pnl"), "funding"), funding);
        Assert.Equal(Number(summary.GetProperty("pnl"), "gross"), net + fees - funding);
        Assert.Equal(summary.GetProperty("pnl").GetProperty("trades").GetInt64(), rows.DistinctBy(row => (row[0], row[2], row[4])).Count());
        var open = summary.GetProperty("open_positions").EnumerateArray().Sum(position => Number(position, "unrealised") - Number(position, "fees"));
        Assert.Equal(Number(account, "equity"), Number(account, "starting_equity") + net + open);
        Assert.Equal(Number(account, "equity"), Number(account, "cash") + Number(account, "unrealised"));
        return rows.Count;
    }

    public static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static decimal Number(JsonElement parent, string name) => Number(parent.GetProperty(name).GetString()!);
}
