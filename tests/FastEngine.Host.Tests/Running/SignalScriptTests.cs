using FastEngine.Core;
using FastEngine.Host.Configuration;
using FastEngine.Signals.Strategies;

namespace FastEngine.Host.Tests.Running;

public class SignalScriptTests
{
    private const string Header = "time_ns,symbol,side,price,entry_score,confluence,stop_edge";

    public static InstrumentTable Table { get; } = new(
    [
        new Instrument { Id = 0, Symbol = "BTCUSDT", Name = "BTCUSDT", Market = Market.UsdMargined, PriceScale = 2, QuantityScale = 3, Tick = 10, Lot = 1 },
        new Instrument { Id = 1, Symbol = "ETHUSDT", Name = "ETHUSDT@spot", Market = Market.Spot, PriceScale = 8, QuantityScale = 8, Tick = 1, Lot = 1 },
    ]);

    [Fact]
    public void A_row_is_a_signal()
    {
        var script = Read(Header, "1700000000000000000,BTCUSDT,long,61837.6,1.75,4.5,61700.25", "", "2,ETHUSDT@spot,short,,,,");
        Assert.Empty(script.Violations);
        Assert.Equal(
            [
                new ScriptedSignal(1_700_000_000_000_000_000, 0, Direction.Long, 1.75, 4.5, 6_170_025),
                new ScriptedSignal(2, 1, Direction.Short, 0, 0, 0),
            ],
            script.Signals);
    }

    [Fact]
    public void The_signals_of_a_run_are_a_script()
    {
        var script = Read("time_ns,symbol,side,price,entry_score,confluence", "7,BTCUSDT,short,100,0.4000000000000001,1E-05");
        Assert.Empty(script.Violations);
        Assert.Equal(new ScriptedSignal(7, 0, Direction.Short, 0.4000000000000001, 1e-5, 0), Assert.Single(script.Signals));
    }

    [Fact]
    public void Columns_may_stand_in_any_order_and_blanks_around_cells() =>
        Assert.Equal(new ScriptedSignal(7, 0, Direction.Long, 0, 0, 9_900), Assert.Single(Read("side, stop_edge ,symbol,time_ns", " long,99, BTCUSDT ,7").Signals));

    [Fact]
    public void A_row_may_come_again_and_again() =>
        Assert.Equal(new ScriptedSignal(7, 0, Direction.Long, 0, 0, 0, 3_600_000_000_000), Assert.Single(Read("time_ns,symbol,side,every", "7,BTCUSDT,long,1h").Signals));

    [Fact]
    public void A_script_without_rows_is_empty_and_right()
    {
        var script = Read(Header);
        Assert.Empty(script.Signals);
        Assert.Empty(script.Violations);
    }

    [Theory]
    [InlineData("1.5,BTCUSDT,long,,,,", "time_ns: '1.5' is not a time; allowed: 0 to 9000000000000000000, nanoseconds since 1970")]
    [InlineData("-1,BTCUSDT,long,,,,", "time_ns: '-1' is not a time; allowed: 0 to 9000000000000000000, nanoseconds since 1970")]
    [InlineData("9000000000000000001,BTCUSDT,long,,,,", "time_ns: '9000000000000000001' is not a time; allowed: 0 to 9000000000000000000, nanoseconds since 1970")]
    [InlineData(",BTCUSDT,long,,,,", "time_ns: '' is not a time; allowed: 0 to 9000000000000000000, nanoseconds since 1970")]
    [InlineData("5,BTCUSD,long,,,,", "symbol: 'BTCUSD' is not an instrument of this run; nearest: BTCUSDT")]
    [InlineData("5,ETHUSDT,long,,,,", "symbol: 'ETHUSDT' is not an instrument of this run; nearest: BTCUSDT")]
    [InlineData("5,BTCUSDT,buy,,,,", "side: 'buy' is not a side; allowed: long or short")]
    [InlineData("5,BTCUSDT,long,1.234,,,", "price: '1.234' is not a price of BTCUSDT; allowed: a decimal number above 0 with at most 2 decimals, or nothing")]
    [InlineData("5,BTCUSDT,long,0,,,", "price: '0' is not a price of BTCUSDT; allowed: a decimal number above 0 with at most 2 decimals, or nothing")]
    [InlineData("5,BTCUSDT,long,,high,,", "entry_score: 'high' is not a number; allowed: a number, or nothing for 0")]
    [InlineData("5,BTCUSDT,long,,,NaN,", "confluence: 'NaN' is not a number; allowed: a number, or nothing for 0")]
    [InlineData("5,BTCUSDT,long,,,,-3", "stop_edge: '-3' is not a price of BTCUSDT; allowed: a decimal number above 0 with at most 2 decimals, or nothing")]
    [InlineData("5,BTCUSDT,long,100,,,100", "stop_edge: 100 is not below the price 100 of a long")]
    [InlineData("5,BTCUSDT,short,100,,,99.5", "stop_edge: 99.5 is not above the price 100 of a short")]
    [InlineData("5,BTCUSDT,long", "3 cells where the header has 7")]
    public void A_wrong_cell_is_named_with_its_line_and_column(string row, string expected) =>
        Assert.Equal($"s.csv:3: {expected}", Assert.Single(Read(Header, "1,BTCUSDT,long,,,,", row).Violations).ToString());

    [Theory]
    [InlineData("time_ns,symbol", "s.csv:1: side: the column is missing")]
    [InlineData("time_ns,symbol,side,side", "s.csv:1: side: the column stands twice")]
    [InlineData("time_ns,symbol,side,stopedge", "s.csv:1: unknown column 'stopedge'; nearest: stop_edge (allowed: time_ns, symbol, side, price, entry_score, confluence, stop_edge, every)")]
    public void A_wrong_header_is_refused(string header, string expected) =>
        Assert.Equal(expected, Assert.Single(Read(header, "and,rows,are,not,looked,at").Violations).ToString());

    [Fact]
    public void An_empty_file_says_what_it_lacks() =>
        Assert.Equal("s.csv: is empty; the header is at least time_ns,symbol,side", Assert.Single(Read().Violations).ToString());

    [Fact]
    public void All_that_is_wrong_is_reported_together() => Assert.Equal(
        ["s.csv:2: time_ns: 'x' is not a time; allowed: 0 to 9000000000000000000, nanoseconds since 1970", "s.csv:2: side: 'y' is not a side; allowed: long or short",
            "s.csv:2: symbol: 'z' is not an instrument of this run; nearest: BTCUSDT", "s.csv:3: 1 cells where the header has 7"],
        Read(Header, "x,z,y,,,,", "5").Violations.Select(violation => violation.ToString()));

    [Fact]
    public void A_file_that_cannot_be_read_says_so()
    {
        Assert.Equal("absent.csv: strategies.scripted.file: no such file", Assert.Single(SignalScript.ReadFile("absent.csv", Table).Violations).ToString());
        var folder = Path.GetTempPath();
        Assert.Equal("is a directory, not a CSV file", Assert.Single(SignalScript.ReadFile(folder, Table).Violations).Problem);
    }

    private static SignalScriptResult Read(params string[] lines) => SignalScript.Read("s.csv", lines, Table);
}
