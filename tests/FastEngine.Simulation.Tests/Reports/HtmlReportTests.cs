using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FastEngine.Core;
using FastEngine.Simulation.Reports;
using static FastEngine.Simulation.Tests.Reports.Sample;

namespace FastEngine.Simulation.Tests.Reports;

public class HtmlReportTests
{
    private const string Hostile = "</script><script>alert('x')</script>\"><img src=x onerror=alert(1)>&<!--\u2028\ud800";

    [Fact]
    public void Nothing_in_it_refers_to_anything_outside()
    {
        var html = Html(Rich());
        Assert.DoesNotMatch(@"(?i)https?:", html);
        Assert.DoesNotMatch(@"(?i)<(link|iframe|img|object|embed|base)\b", html);
        Assert.DoesNotMatch(@"(?i)<[^>]+\s(src|href|srcset|action|poster)\s*=", html);
        Assert.DoesNotMatch(@"(?i)@import|url\(|\bfetch\(|XMLHttpRequest|WebSocket\(|EventSource|sendBeacon|\bimport\(", html);
        Assert.Contains("default-src &#39;none&#39;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_content_policy_allows_exactly_the_scripts_that_are_in_it()
    {
        var html = Html(Rich());
        var hashes = Regex.Matches(html, "<script>(.*?)</script>", RegexOptions.Singleline)
            .Select(script => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script.Groups[1].Value)))}'").ToArray();
        var policy = WebUtility.HtmlDecode(Regex.Match(html, "Content-Security-Policy\" content=\"([^\"]*)\"").Groups[1].Value);
        Assert.Equal($"default-src 'none'; style-src 'unsafe-inline'; script-src {string.Join(' ', hashes)}", policy);
        Assert.Equal(7, hashes.Length);
    }

    [Fact]
    public void The_embedded_data_is_what_was_given()
    {
        var data = Rich();
        using var json = Json(data);
        var root = json.RootElement;
        var trade = root.GetProperty("trades")[5];
        Assert.Equal(data.Trades.Count, root.GetProperty("trades").GetArrayLength());
        Assert.Equal(data.Trades[5].PositionId, trade.GetProperty("position_id").GetString());
        Assert.Equal(data.Trades[5].Side == Side.Buy ? "long" : "short", trade.GetProperty("side").GetString());
        Assert.Equal(data.Trades[5].EntryTimeNs, long.Parse(trade.GetProperty("entry_time_ns").GetString()!, CultureInfo.InvariantCulture));
        Assert.Equal(data.Trades.Select(one => one.Net), root.GetProperty("trades").EnumerateArray().Select(one => Exact(one.GetProperty("pnl"))));
        Assert.Equal(data.Performance.Net, Exact(root.GetProperty("performance").GetProperty("net")));
        Assert.Equal(data.Performance.Sharpe, root.GetProperty("performance").GetProperty("sharpe").GetDouble());
        Assert.Equal(data.Equity.Select(point => point.Equity), root.GetProperty("equity").GetProperty("equity").EnumerateArray().Select(Exact));
        Assert.Equal(data.Equity.Select(point => (decimal)point.TimeNs / 1_000_000), root.GetProperty("equity").GetProperty("t").EnumerateArray().Select(time => time.GetDecimal()));
        Assert.Equal(data.Prices[2].Points.Select(point => point.High), root.GetProperty("prices")[2].GetProperty("high").EnumerateArray().Select(Exact));
        Assert.Equal(data.Latency!.Buckets.Select(bucket => bucket.Count), root.GetProperty("latency").GetProperty("counts").EnumerateArray().Select(count => count.GetInt64()));
        Assert.Equal(JsonValueKind.Null, root.GetProperty("near_misses")[0].GetProperty("shadow_pnl").ValueKind);
        Assert.Equal(JsonValueKind.Null, root.GetProperty("run").GetProperty("output_hash").ValueKind);
        Assert.Equal((data.Funnels.Count, data.Conditions.Count, data.Refusals.Count, data.OpenPositions.Count), (Length("funnel"), Length("conditions"), Length("refusals"), Length("open_positions")));

        int Length(string name) => root.GetProperty(name).GetArrayLength();
    }

    [Fact]
    public void Hostile_names_stay_text()
    {
        var rich = Rich();
        var hostile = rich with
        {
            Title = Hostile,
            Currency = Hostile,
            Facts = rich.Facts with { Inputs = [new InputFile(Hostile, Hostile, 1)], EngineVersion = Hostile, ConfigHash = Hostile, Others = [new NamedFact(Hostile, Hostile)] },
            Performance = PerformanceStatistics.From([Trade(1, reason: Hostile)], Equity(1, 2)),
            Prices = [rich.Prices[0] with { Symbol = Hostile, Timeframe = Hostile }],
            Trades = [Trade(1, reason: Hostile) with { PositionId = Hostile, Strategy = Hostile, Symbol = Hostile }],
            Funnels = [rich.Funnels[0] with { Symbol = Hostile }],
            Conditions = [new ConditionRate(Hostile, 1, 2)],
            Refusals = [new RefusalCount(Hostile, 1)],
            NearMisses = [rich.NearMisses[0] with { Symbol = Hostile, Condition = Hostile }],
            Latency = rich.Latency! with { Path = Hostile },
        };
        var html = Html(hostile);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<!--", html, StringComparison.Ordinal);
        // The same elements as a tame report of the same shape.
        Assert.Equal(Tags(Html(hostile with { Title = "tame" })), Tags(html));
        Assert.Equal(8, Regex.Count(html, "</script>"));
        using var json = Json(hostile);
        Assert.StartsWith("</script><script>alert('x')</script>\"><img src=x onerror=alert(1)>&<!--\u2028", json.RootElement.GetProperty("trades")[0].GetProperty("symbol").GetString(), StringComparison.Ordinal);

        static string[] Tags(string html) => [.. Regex.Matches(html, "<(/?[a-zA-Z][a-zA-Z0-9]*)").Select(tag => tag.Groups[1].Value)];
    }

    [Fact]
    public void Equal_data_gives_equal_bytes_in_any_culture()
    {
        var expected = Html(Rich());
        var before = CultureInfo.CurrentCulture;
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = ".", NegativeSign = "~", NumberGroupSizes = [2] };
        odd.DateTimeFormat = new DateTimeFormatInfo { TimeSeparator = "h", DateSeparator = "." };
        try
        {
            CultureInfo.CurrentCulture = odd;
            Assert.Equal(expected, Html(Rich()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Without_trades_it_says_so_and_shows_the_funnel_first()
    {
        var rich = Rich();
        var html = Html(Empty() with { Funnels = rich.Funnels });
        var total = SymbolFunnel.Total("", rich.Funnels);
        Assert.Contains($"<strong>No trade was made.</strong> {total.Evaluations:#,0} evaluations gave {total.Signals:#,0} signals", html, StringComparison.Ordinal);
        Assert.True(html.IndexOf("id=\"funnel\"", StringComparison.Ordinal) < html.IndexOf("id=\"equity\"", StringComparison.Ordinal));
        Assert.DoesNotContain("No trade was made", Html(rich), StringComparison.Ordinal);
        Assert.Contains("No trade was closed", Html(Empty() with { OpenPositions = rich.OpenPositions }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_synthetic_market_is_named_and_profit_is_never_claimed()
    {
        Assert.Contains("The market is synthetic.", Html(Empty()), StringComparison.Ordinal);
        Assert.DoesNotContain("synthetic.<", Html(Empty() with { IsSynthetic = false }), StringComparison.Ordinal);
        Assert.Contains("No claim of profit is made.", Html(Empty() with { IsSynthetic = false }), StringComparison.Ordinal);
    }

    [Fact]
    public void Money_is_rounded_on_screen_and_exact_in_the_title()
    {
        var html = Html(Empty() with { Performance = PerformanceStatistics.From([Trade(-1234.5678912345m, fees: 0.000049m)], Equity(20_000, 18_765.4m)) });
        Assert.Contains("title=\"-1234.567940234 USDT\">-1,234.57</dd>", html, StringComparison.Ordinal);
        Assert.Contains("title=\"0.000049 USDT\">0.0000</dd>", html, StringComparison.Ordinal);
        Assert.Contains("from 20,000.00, -6.17 %", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_funnel_names_the_share_that_stops_at_each_level()
    {
        var html = Html(Empty() with { Funnels = [new SymbolFunnel("A", 1_000, 800, 1_200, 300, 6, 3, 1)] });
        foreach (var text in new[] { "20.00 % stop here: 200", "both directions count", "75.00 % stop here: 900", "98.00 % stop here: 294", "50.00 % stop here: 3", "66.67 % stop here: 2" })
            Assert.Contains(text, html, StringComparison.Ordinal);
        Assert.Contains("Levels 2 to 4 took no part", Html(Empty() with { Funnels = [new SymbolFunnel("A", 1_000, 800, 800, 0, 0, 0, 5)] }), StringComparison.Ordinal);
    }

    [Fact]
    public void The_stream_stays_open()
    {
        using var stream = new MemoryStream();
        HtmlReport.Write(Empty(), stream);
        Assert.True(stream.CanWrite);
    }

    private static string Html(ReportData data)
    {
        using var stream = new MemoryStream();
        HtmlReport.Write(data, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static JsonDocument Json(ReportData data) =>
        JsonDocument.Parse(Regex.Match(Html(data), "<script type=\"application/json\" id=\"data\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value);

    // Strings and numbers alike, without a double in between.
    private static Int128 Exact(JsonElement element) => Money(decimal.Parse(element.ToString(), CultureInfo.InvariantCulture));
}
