using System.Text.Json;
using FastEngine.Core;
using FastEngine.Feeds.Generation;

namespace FastEngine.Feeds.Tests.Generation;

public class FaultTests
{
    private const int Trades = 20_000;

    private static readonly SyntheticMarketOptions Market3 = new()
    {
        Symbols = [.. SyntheticSymbols.Demo(Market.UsdMargined).Take(3)],
        MaxTrades = Trades,
    };

    private readonly record struct Line(string Symbol, long Id, long TimeMs, double Price, double Quantity, string Kind);

    [Fact]
    public void Duplicates_come_again_soon_and_are_counted()
    {
        var (tape, lines) = Read("dup=0.01");
        var seen = new HashSet<(string, long)>();
        var repeated = lines.Count(l => !seen.Add((l.Symbol, l.Id)));
        Assert.InRange(repeated, 150, 250);
        Assert.Equal(repeated, tape.Faults[FaultKind.Duplicate]);
        Assert.Equal(Trades + repeated, lines.Count);
    }

    [Theory]
    [InlineData("reorder", FaultKind.Reordered, 1, 3)]
    [InlineData("late", FaultKind.Late, 2, 500)]
    public void A_displaced_trade_comes_after_later_ones_of_its_symbol(string name, FaultKind kind, int least, int most)
    {
        var (tape, lines) = Read($"{name}=0.01");
        Assert.Equal(Trades, lines.Count);
        var highest = new Dictionary<string, long>();
        var late = 0;
        foreach (var line in lines)
        {
            var high = highest.GetValueOrDefault(line.Symbol);
            if (line.Id < high)
            {
                late++;
                Assert.InRange(high - line.Id, 1, most * 2);
            }

            highest[line.Symbol] = Math.Max(high, line.Id);
        }

        Assert.True(late > 100 * least / 2);
        Assert.Equal(late, tape.Faults[kind]);
        Assert.Equal(Trades, lines.Select(l => (l.Symbol, l.Id)).Distinct().Count());
    }

    [Fact]
    public void Gaps_leave_ids_out()
    {
        var (tape, lines) = Read("gap=0.01");
        var last = new Dictionary<string, long>();
        long gaps = 0, missing = 0;
        foreach (var line in lines)
        {
            var step = line.Id - last.GetValueOrDefault(line.Symbol, line.Id - 1);
            Assert.InRange(step, 1, 10);
            if (step > 1) gaps++;
            missing += step - 1;
            last[line.Symbol] = line.Id;
        }

        Assert.InRange(gaps, 150, 250);
        Assert.Equal((gaps, missing), (tape.Faults[FaultKind.IdGap], tape.Faults.MissingIds));
    }

    [Fact]
    public void Price_spikes_are_lone_and_over_ten_percent()
    {
        var (tape, lines) = Read("spike=0.01");
        var spikes = 0;
        foreach (var symbol in lines.GroupBy(l => l.Symbol))
        {
            var last = symbol.First().Price;
            foreach (var line in symbol)
            {
                if (Math.Abs(line.Price / last - 1) > 0.1) spikes++;
                else last = line.Price;
            }
        }

        Assert.InRange(spikes, 100, 250);
        Assert.Equal(spikes, tape.Faults[FaultKind.PriceSpike]);
    }

    [Fact]
    public void Time_spikes_are_lone_and_time_jumps_stay()
    {
        const long hour = 3_600_000;
        var (tape, lines) = Read("timespike=0.01");
        var start = lines[0].TimeMs;
        Assert.Equal(lines.Count(l => l.TimeMs > start + hour), tape.Faults[FaultKind.TimeSpike]);
        Assert.InRange(tape.Faults[FaultKind.TimeSpike], 100, 250);

        (tape, lines) = Read("timejump=0.001");
        var jumps = lines.Zip(lines.Skip(1), (a, b) => b.TimeMs - a.TimeMs).ToArray();
        Assert.All(jumps, j => Assert.True(j >= 0));
        Assert.InRange(tape.Faults[FaultKind.TimeJump], 5, 40);
        Assert.Equal(jumps.Count(j => j > hour), tape.Faults[FaultKind.TimeJump]);
    }

    [Fact]
    public void Garbage_stands_beside_the_trades_and_never_parses()
    {
        var tape = Tape("garbage=0.01");
        var good = 0;
        var bad = 0;
        foreach (var line in Tapes.Lines(tape))
        {
            if (TryParse(line, out var parsed) && !double.IsNaN(parsed.Price)) good++;
            else bad++;
        }

        Assert.Equal(Trades, good);
        Assert.InRange(bad, 150, 250);
        Assert.Equal(bad, tape.Faults[FaultKind.Garbage]);
    }

    [Fact]
    public void Trades_that_must_not_count_say_so()
    {
        var (tape, lines) = Read("notmarket=0.01,zero=0.01");
        Assert.Equal(lines.Count(l => l.Kind != "MARKET"), tape.Faults[FaultKind.NotMarket]);
        Assert.Equal(lines.Count(l => l.Quantity == 0), tape.Faults[FaultKind.ZeroQuantity]);
        Assert.InRange(tape.Faults[FaultKind.NotMarket], 150, 250);
        Assert.InRange(tape.Faults[FaultKind.ZeroQuantity], 150, 250);
        Assert.Throws<ArgumentException>(() => new SyntheticTape(new SyntheticTapeOptions
        {
            Faults = FaultRates.Parse("notmarket=0.1"),
            Market = Market3 with { Symbols = SyntheticSymbols.Demo(Market.Spot) },
        }));
    }

    [Fact]
    public void Variants_and_escapes_mean_the_same_trades()
    {
        var (_, plain) = Read("");
        var (tape, varied) = Read("variant=0.2,escape=0.1");
        Assert.Equal(plain, varied);
        Assert.InRange(tape.Faults[FaultKind.Variant], 3_700, 4_300);
        Assert.InRange(tape.Faults[FaultKind.Escaped], 1_800, 2_200);
        var lines = Tapes.Lines(Tape("variant=0.2,escape=0.1"));
        Assert.Contains(lines, l => l.Contains("\\u00"));
        Assert.Contains(lines, l => l.Contains(" , "));
        Assert.Contains(lines, l => l.Contains("\"x1\""));
        Assert.Contains(lines, l => !l.Contains("stream"));
    }

    [Fact]
    public void Faults_are_seeded_and_another_symbol_does_not_move_them()
    {
        const string all = "dup=0.01,reorder=0.01,late=0.005,gap=0.01,spike=0.001,timespike=0.001,garbage=0.01,notmarket=0.01,zero=0.01,variant=0.01,escape=0.01";
        Assert.Equal(Tapes.Bytes(Tape(all)), Tapes.Bytes(Tape(all)));
        var symbols = Market3.Symbols.Select(s => s with { TradesPerSecond = 50 }).ToArray();
        var market = Market3 with { MaxTrades = null, DurationNs = 60 * EngineTime.NsPerSecond, Symbols = [symbols[0]] };
        var alone = Frames(market, all);
        var together = Frames(market with { Symbols = symbols }, all);
        Assert.Equal(alone, together);
    }

    [Fact]
    public void Rates_are_read_from_text_and_mistakes_are_named()
    {
        var rates = FaultRates.Parse("dup=0.001, late=0.5");
        Assert.Equal((0.001, 0.5, 0.0), (rates[FaultKind.Duplicate], rates[FaultKind.Late], rates[FaultKind.IdGap]));
        Assert.Contains("'dupe'", Assert.Throws<ArgumentException>(() => FaultRates.Parse("dupe=0.1")).Message, StringComparison.Ordinal);
        Assert.Contains("dup=0.001", Assert.Throws<ArgumentException>(() => FaultRates.Parse("dup")).Message, StringComparison.Ordinal);
        Assert.Contains("twice", Assert.Throws<ArgumentException>(() => FaultRates.Parse("dup=0.1,dup=0.1")).Message, StringComparison.Ordinal);
        Assert.Contains("2", Assert.Throws<ArgumentException>(() => FaultRates.Parse("dup=2")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => FaultRates.Parse("dup=0.6,late=0.6"));
        Assert.Throws<ArgumentException>(() => FaultRates.Parse("dup=NaN"));
    }

    private static SyntheticTape Tape(string faults) => new(new SyntheticTapeOptions { Market = Market3, Faults = FaultRates.Parse(faults) });

    private static List<string> Frames(SyntheticMarketOptions market, string faults)
    {
        var tape = new SyntheticTape(new SyntheticTapeOptions { Market = market, Faults = FaultRates.Parse(faults) });
        return [.. Tapes.Lines(tape).Where(l => l.Contains("btcusdt")).Select(l => l[(l.IndexOf(' ') + 1)..])];
    }

    private static (SyntheticTape Tape, List<Line> Lines) Read(string faults)
    {
        var tape = Tape(faults);
        var lines = new List<Line>();
        foreach (var text in Tapes.Lines(tape))
        {
            Assert.True(TryParse(text, out var line), text);
            lines.Add(line);
        }

        Assert.Equal(lines.Count, tape.Lines);
        return (tape, lines);
    }

    private static bool TryParse(string text, out Line line)
    {
        line = default;
        var space = text.IndexOf(' ');
        if (space < 0 || !long.TryParse(text[..space], out _)) return false;
        try
        {
            using var document = JsonDocument.Parse(text[(space + 1)..]);
            var data = document.RootElement.TryGetProperty("data", out var inner) ? inner : document.RootElement;
            if (!data.TryGetProperty("q", out var quantity) || !data.TryGetProperty("p", out var price) || price.GetString()!.Length > 20) return false;
            line = new Line(
                data.GetProperty("s").GetString()!, data.GetProperty("t").GetInt64(), data.GetProperty("T").GetInt64(),
                double.Parse(price.GetString()!), double.Parse(quantity.GetString()!), data.GetProperty("X").GetString()!);
            return data.GetProperty("e").GetString() == "trade";
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
