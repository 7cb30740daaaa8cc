using System.Net;
using FastEngine.Server.Security;

namespace FastEngine.Server.Tests.Http;

public sealed class QueryTests
{
    [Fact]
    public async Task A_query_is_handed_on_within_its_limits()
    {
        await using var served = await Served.StartAsync(options => options with { QueryTimeout = TimeSpan.FromSeconds(3) });
        Assert.Equal(HttpStatusCode.OK, (await served.SendAsync(served.Request(HttpMethod.Post, "/api/v1/query", TokenRole.Operator, """{"sql":"SELECT 1","symbols":["BTCUSDT"],"limit":7}"""))).Status);
        var query = Assert.Single(served.Engine.Queries);
        Assert.Equal(("SELECT 1", 7, TimeSpan.FromSeconds(3)), (query.Sql, query.Limit, query.Timeout));
    }

    [Theory]
    [InlineData("""{}""", "sql")]
    [InlineData("""{"sql":" "}""", "sql")]
    [InlineData("""{"sql":"SELECT 1","format":"parquet"}""", "format")]
    [InlineData("""{"sql":"SELECT 1","limit":0}""", "limit")]
    [InlineData("""{"sql":"SELECT 1","timeout_ms":11000}""", "timeout_ms")]
    [InlineData("""{"sql":"SELECT 1","symbols":[""]}""", "symbols")]
    public async Task A_query_beyond_its_limits_is_not_handed_on(string body, string field)
    {
        await using var served = await Served.StartAsync();
        var (status, problem) = await served.SendAsync(served.Request(HttpMethod.Post, "/api/v1/query", TokenRole.Operator, body));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(field, (string?)problem!["errors"]![0]!["field"]);
        Assert.Empty(served.Engine.Queries);
    }

    [Fact]
    public async Task A_viewer_asks_no_sql_and_whoever_does_is_written_down()
    {
        await using var served = await Served.StartAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await served.SendAsync(served.Request(HttpMethod.Post, "/api/v1/query", TokenRole.Viewer, """{"sql":"SELECT 1"}"""))).Status);
        Assert.Equal(HttpStatusCode.OK, (await served.SendAsync(served.Request(HttpMethod.Post, "/api/v1/query", TokenRole.Operator, $$"""{"sql":"SELECT 2 -- {{new string('x', 5_000)}}"}"""))).Status);
        Assert.Single(served.Engine.Queries);
        var lines = await File.ReadAllLinesAsync(served.AuditPath);
        Assert.Equal(2, lines.Length);
        Assert.DoesNotContain("SELECT", lines[0]);
        var line = lines[1];
        Assert.Contains("\"actor\":\"Operator\"", line);
        Assert.Contains("SELECT 2", line);
        Assert.InRange(line.Length, 2_000, 3_000);
    }

    [Fact]
    public async Task Rows_beyond_the_most_bytes_end_the_query()
    {
        await using var served = await Served.StartAsync(options => options with { MaxAnswerBytes = 1_000 });
        served.Engine.OnQuery = (_, output, _) =>
        {
            for (var i = 0; i < 11; i++) output.Write(FakeEngine.Rows(100));
            return 11;
        };
        var (status, problem) = await served.SendAsync(served.Request(HttpMethod.Post, "/api/v1/query", TokenRole.Operator, """{"sql":"SELECT 1"}"""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal("limit", (string?)problem!["errors"]![0]!["field"]);
    }

    [Fact]
    public async Task More_queries_than_there_are_places_wait_within_their_time()
    {
        await using var served = await Served.StartAsync(options => options with { MaxQueries = 1 });
        using var began = new SemaphoreSlim(0);
        using var mayEnd = new ManualResetEventSlim();
        served.Engine.OnQuery = (_, output, _) =>
        {
            began.Release();
            mayEnd.Wait(TimeSpan.FromSeconds(30), CancellationToken.None);
            output.Write("[]"u8);
            return 0;
        };
        var first = served.SendAsync(served.Request(HttpMethod.Post, "/api/v1/query", TokenRole.Operator, """{"sql":"SELECT 1"}"""));
        await began.WaitAsync();
        var (status, _) = await served.SendAsync(served.Request(HttpMethod.Post, "/api/v1/query", TokenRole.Operator, """{"sql":"SELECT 2","timeout_ms":50}"""));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        mayEnd.Set();
        Assert.Equal(HttpStatusCode.OK, (await first).Status);
        Assert.Single(served.Engine.Queries);
    }
}
