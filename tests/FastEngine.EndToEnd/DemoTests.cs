using System.Text.Json;

namespace FastEngine.EndToEnd;

/// <summary>The demo decides and trades on a market that says that it is synthetic, and shows what it decided.</summary>
public sealed class DemoTests(DemoRun demo) : IClassFixture<DemoRun>, IDisposable
{
    private static readonly string[] Levels = ["evaluations", "warm", "level1", "level2", "level3", "level4"];

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Evaluations_stop_at_every_level_and_some_become_trades()
    {
        var funnel = demo.Summary.GetProperty("funnel").EnumerateObject().ToList();
        Assert.Equal(8, funnel.Count);
        var totals = Levels.Select(level => funnel.Sum(symbol => symbol.Value.GetProperty(level).GetInt64())).ToArray();

        // Warming, levels 1 to 4: each keeps some of what reaches it. From level 1 on a symbol's allowed direction counts.
        for (var i = 1; i < totals.Length; i++) Assert.InRange(totals[i], 1, totals[i - 1] - 1);
        var signals = funnel.Sum(symbol => symbol.Value.GetProperty("signals").GetInt64());
        Assert.InRange(signals, 10, 100);
        Assert.InRange(demo.Summary.GetProperty("pnl").GetProperty("trades").GetInt64(), 1, 2 * signals);
        Engine.AssertNothingAllocated(demo.Summary);
    }

    [Theory]
    [InlineData("ADAUSDT")]
    [InlineData("LTCUSDT")]
    public void A_market_that_never_trends_is_never_traded(string symbol)
    {
        var funnel = demo.Summary.GetProperty("funnel").GetProperty(symbol);
        Assert.True(funnel.GetProperty("warm").GetInt64() > 0);
        Assert.Equal(0, funnel.GetProperty("signals").GetInt64());
    }

    [Fact]
    public void Everything_that_it_prints_and_writes_says_that_the_market_is_synthetic()
    {
        Assert.Contains("synthetic market", demo.Output, StringComparison.Ordinal);
        Assert.Contains("no claim of profit", demo.Output, StringComparison.Ordinal);
        Assert.Equal("latent_book", demo.Summary.GetProperty("inputs").GetProperty("synthetic").GetProperty("model").GetString());
        var report = demo.Folder.At("fastengine-demo/report.html");
        Assert.Contains("The market is synthetic", File.ReadAllText(report), StringComparison.Ordinal);
        Assert.EndsWith("report: fastengine-demo/report.html", demo.Output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Profit_and_loss_of_the_trades_file_is_that_of_the_account()
    {
        var rows = File.ReadAllLines(demo.Folder.At("fastengine-demo/trades.csv"));
        var pnl = Array.IndexOf(rows[0].Split(','), "pnl");
        var account = demo.Summary.GetProperty("account");
        var realised = decimal.Parse(account.GetProperty("cash").GetString()!) - decimal.Parse(account.GetProperty("starting_equity").GetString()!);
        var openFees = demo.Summary.GetProperty("open_positions").EnumerateArray().Sum(position => decimal.Parse(position.GetProperty("fees").GetString()!));
        Assert.Equal(realised, rows.Skip(1).Sum(row => decimal.Parse(row.Split(',')[pnl])) - openFees);
    }

    [Theory]
    [InlineData("signals_hash")]
    [InlineData("output_hash")]
    [InlineData("metrics_hash")]
    public void The_README_shows_the_hash_that_the_demo_prints(string name)
    {
        var line = $"{name} {demo.Summary.GetProperty(name).GetString()}";
        Assert.Contains(line, demo.Output, StringComparison.Ordinal);
        Assert.True(File.ReadAllText(Repository.At("README.md")).Contains(line, StringComparison.Ordinal), $"the README does not show '{line}'");
    }

    [Fact]
    public void Equal_seeds_give_equal_decisions_and_trades_and_another_seed_does_not()
    {
        var first = Short("--seed", "5");
        var second = Short("--seed", "5", "--set", "engine.feed_batch=7");
        var other = Short("--seed", "6");
        var sharded = Short("--seed", "5", "--set", "engine.topology=sharded", "--set", "engine.shards=2");
        Assert.Equal((Hash(first, "signals_hash"), Hash(first, "output_hash")), (Hash(second, "signals_hash"), Hash(second, "output_hash")));
        Assert.Equal(Hash(first, "signals_hash"), Hash(sharded, "signals_hash"));
        Assert.NotEqual(Hash(first, "signals_hash"), Hash(other, "signals_hash"));
        Assert.NotEqual(Hash(first, "output_hash"), Hash(other, "output_hash"));
        Assert.True(first.GetProperty("pnl").GetProperty("trades").GetInt64() > 0);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(120)]
    [InlineData(160)]
    [InlineData(250)]
    public void The_view_fits_the_width_and_tells_how_long_a_symbol_warms_up(int columns)
    {
        using var child = new Child(Repository.Engine, ["demo", "--duration", "1h"], _folder.Path, columns);
        var view = child.Wait().Expect(0).Output.Split("ticks in ")[0].Split('\n').TakeWhile(line => !line.StartsWith("ADAUSDT: ", StringComparison.Ordinal)).ToList();
        Assert.All(view, line => Assert.True(line.Length <= columns, $"{line.Length} columns: {line}"));
        var text = string.Join(' ', view.Select(line => line.Trim()));
        Assert.Contains("WARMING: 8 symbols, 29h00m of market to go (3/119", text, StringComparison.Ordinal);
        Assert.Contains("candles of 15m", text, StringComparison.Ordinal);
        Assert.Contains("equity 10,000.00", text, StringComparison.Ordinal);
        if (columns >= 80) foreach (var title in new[] { "price", "imb 1m", "state", "position", "result", "stop", "sig" }) Assert.Contains(title, text, StringComparison.Ordinal);
        if (columns >= 160) Assert.Contains("realised", text.Split("equity")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void It_replaces_what_an_earlier_demo_wrote_and_nothing_else()
    {
        string[] brief = ["demo", "--duration", "1m", "--out", "results"];
        Engine.RunIn(_folder.Path, brief).Expect(0);
        Engine.RunIn(_folder.Path, [.. brief, "--seed", "2"]).Expect(0);
        Assert.Equal(2, JsonDocument.Parse(File.ReadAllText(_folder.At("results/summary.json"))).RootElement.GetProperty("inputs").GetProperty("synthetic").GetProperty("seed").GetInt32());

        Directory.CreateDirectory(_folder.At("mine"));
        _folder.Write("mine/trades.csv", "mine\n");
        Engine.RunIn(_folder.Path, "demo", "--duration", "1m", "--out", "mine").Expect(2).Saying("mine").Saying("--out");
        Assert.Equal("mine\n", File.ReadAllText(_folder.At("mine/trades.csv")));
        Assert.Single(Directory.GetFileSystemEntries(_folder.At("mine")));
    }

    // Any regime, so that a day is enough for decisions and trades.
    private JsonElement Short(params string[] options) =>
        Engine.RunIn(_folder.Path, ["demo", "--duration", "24h", "--json", "--set", "regime.force=both", .. options]).Expect(0).Json();

    private static string Hash(JsonElement summary, string name) => summary.GetProperty(name).GetString()!;
}
