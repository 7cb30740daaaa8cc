using FastEngine.Core;
using FastEngine.Host.Configuration;

namespace FastEngine.Host.Tests.Configuration;

public class NewsCalendarTests
{
    private static (long[] Times, string[] Violations) Read(params string[] lines)
    {
        var violations = new List<Violation>();
        var times = NewsCalendar.Read("news.csv", lines, violations);
        return (times, [.. violations.Select(violation => violation.ToString())]);
    }

    [Fact]
    public void Rows_are_read_in_any_order_and_titles_may_hold_commas()
    {
        var (times, violations) = Read("time,impact,currency,title", "1700000060,high,USD,Rates, and what follows", "", "2023-11-14 22:13:20,low,EUR,Speech");
        Assert.Empty(violations);
        Assert.Equal([1_700_000_000 * EngineTime.NsPerSecond, 1_700_000_060 * EngineTime.NsPerSecond], times);
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_with_its_line()
    {
        var (_, violations) = Read("time,impact,currency,title", "soon,huge,,", "1700000060,high");
        Assert.Equal(5, violations.Length);
        Assert.All(violations.SkipLast(1), violation => Assert.StartsWith("news.csv:2: ", violation, StringComparison.Ordinal));
        Assert.Equal("news.csv:3: 2 cells where the header has 4", violations[^1]);
    }

    [Fact]
    public void Another_header_is_refused() => Assert.Equal("news.csv:1: the header is not time,impact,currency,title", Assert.Single(Read("when,what").Violations));
}
