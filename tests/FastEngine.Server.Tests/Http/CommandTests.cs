using System.Net;
using FastEngine.Server.Auditing;
using FastEngine.Server.Security;

namespace FastEngine.Server.Tests.Http;

public sealed class CommandTests
{
    private const string Flatten = """{"command":"flatten"}""";

    [Fact]
    public async Task A_command_reaches_the_engine_and_the_audit_log()
    {
        await using var served = await Served.StartAsync();
        var (status, answer) = await served.CommandAsync("""{"command":"close","symbol":"btcusdt","side":"long"}""");
        Assert.Equal(HttpStatusCode.Accepted, status);
        var command = Assert.Single(served.Engine.Commands);
        Assert.Equal((EngineCommandKind.Close, "BTCUSDT", "long"), (command.Kind, command.Symbol, command.Side));
        Assert.Equal(1, (long?)answer!["audit_entry"]);
        Assert.Equal(new AuditReport(2, AuditFile.Verify(served.AuditPath).Hash, null), AuditFile.Verify(served.AuditPath));
        var lines = await ReadAsync(served.AuditPath);
        Assert.Contains("\"actor\":\"Operator\"", lines[0]);
        Assert.Contains("\"status\":202", lines[1]);
    }

    [Fact]
    public async Task A_symbol_with_its_market_reaches_the_engine_by_its_name()
    {
        await using var served = await Served.StartAsync();
        Assert.Equal(HttpStatusCode.Accepted, (await served.CommandAsync("""{"command":"close","symbol":"ethusdt@usdm"}""")).Status);
        Assert.Equal("ETHUSDT", Assert.Single(served.Engine.Commands).Symbol);
        Assert.Equal(HttpStatusCode.BadRequest, (await served.CommandAsync("""{"command":"close","symbol":"ETHUSDT@spot"}""")).Status);
    }

    [Fact]
    public async Task What_was_refused_is_in_the_audit_log_too()
    {
        await using var served = await Served.StartAsync();
        await served.CommandAsync("""{"command":"resume now"}""");
        var lines = await ReadAsync(served.AuditPath);
        Assert.Contains("resume now", lines[0]);
        Assert.Contains("\"status\":400", lines[1]);
    }

    [Fact]
    public async Task The_same_key_is_carried_out_once_and_answered_alike()
    {
        await using var served = await Served.StartAsync();
        var first = await served.CommandAsync("""{"command":"flatten"}""", key: "key-1");
        var again = await served.CommandAsync("""{"command":"flatten"}""", key: "key-1");
        Assert.Equal(first.Body!.ToJsonString(), again.Body!.ToJsonString());
        Assert.Single(served.Engine.Commands);

        // Another's key of the same text is another key, and another request with this one is a mistake.
        Assert.Equal(HttpStatusCode.Accepted, (await served.CommandAsync("""{"command":"flatten"}""", TokenRole.Admin, "key-1")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await served.CommandAsync("""{"command":"halt"}""", key: "key-1")).Status);
        Assert.Equal(2, served.Engine.Commands.Count);
    }

    [Fact]
    public async Task A_key_holds_over_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("fastengine-server-").FullName;
        try
        {
            await using (var before = await Served.StartAsync(folder: folder)) await before.CommandAsync("""{"command":"flatten"}""", key: "key-1");
            await using var after = await Served.StartAsync(folder: folder);
            Assert.Equal(HttpStatusCode.Accepted, (await after.CommandAsync("""{"command":"flatten"}""", key: "key-1")).Status);
            Assert.Empty(after.Engine.Commands);
            Assert.Null(AuditFile.Verify(after.AuditPath).Problem);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task What_could_not_be_done_may_be_asked_again_with_its_key()
    {
        await using var served = await Served.StartAsync();
        served.Engine.Failure = new ServedException(ServedFault.Unavailable, "too many commands wait");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await served.CommandAsync(Flatten, key: "key-1")).Status);
        served.Engine.Failure = null;
        Assert.Equal(HttpStatusCode.Accepted, (await served.CommandAsync(Flatten, key: "key-1")).Status);
        Assert.Equal(HttpStatusCode.Accepted, (await served.CommandAsync(Flatten, key: "key-1")).Status);
        Assert.Single(served.Engine.Commands);
    }

    [Fact]
    public async Task What_never_will_be_done_is_answered_alike()
    {
        await using var served = await Served.StartAsync();
        served.Engine.Failure = new ServedException(ServedFault.Wrong, "no position 17 is open");
        var first = await served.CommandAsync("""{"command":"close","position":17}""", key: "key-1");
        served.Engine.Failure = null;
        var again = await served.CommandAsync("""{"command":"close","position":17}""", key: "key-1");
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, first.Body!.ToJsonString()), (first.Status, again.Status, again.Body!.ToJsonString()));
    }

    [Fact]
    public async Task What_broke_off_is_in_doubt_and_not_done_again()
    {
        var folder = Directory.CreateTempSubdirectory("fastengine-server-").FullName;
        try
        {
            await using (var before = await Served.StartAsync(folder: folder))
            {
                before.Engine.Failure = new InvalidOperationException("broke off");
                var (status, problem) = await before.CommandAsync(Flatten, key: "key-1");
                Assert.Equal(HttpStatusCode.InternalServerError, status);
                Assert.Contains("may have been carried out", (string?)problem!["detail"]);
                before.Engine.Failure = null;
                Assert.Equal(HttpStatusCode.Conflict, (await before.CommandAsync(Flatten, key: "key-1")).Status);
                before.Engine.Failure = new ServedException(ServedFault.Unavailable, "too many commands wait");
                Assert.Equal(HttpStatusCode.ServiceUnavailable, (await before.CommandAsync(Flatten, key: "key-2")).Status);
            }

            await using var after = await Served.StartAsync(folder: folder);
            Assert.Equal(HttpStatusCode.Conflict, (await after.CommandAsync(Flatten, key: "key-1")).Status);
            Assert.Empty(after.Engine.Commands);
            Assert.Equal(HttpStatusCode.Accepted, (await after.CommandAsync(Flatten, key: "key-2")).Status);
            Assert.Single(after.Engine.Commands);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task While_the_log_cannot_be_written_only_what_lowers_risk_is_done_and_nothing_is_lost_afterwards()
    {
        var folder = Directory.CreateTempSubdirectory("fastengine-server-").FullName;
        try
        {
            await using (var before = await Served.StartAsync(folder: folder))
            {
                var inTheWay = Directory.CreateDirectory(AuditFile.HeadOf(before.AuditPath) + ".new");
                Assert.Equal(HttpStatusCode.ServiceUnavailable, (await before.CommandAsync("""{"command":"resume"}""", key: "key-1")).Status);
                Assert.Equal(HttpStatusCode.Accepted, (await before.CommandAsync(Flatten, key: "key-2")).Status);
                Assert.Single(before.Engine.Commands);
                inTheWay.Delete();
                Assert.Equal(HttpStatusCode.Accepted, (await before.CommandAsync("""{"command":"resume"}""", key: "key-1")).Status);
            }

            await using var after = await Served.StartAsync(folder: folder);
            Assert.Equal((2, null), (AuditFile.Verify(after.AuditPath).Entries, AuditFile.Verify(after.AuditPath).Problem));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task What_a_role_does_not_allow_is_in_the_audit_log_and_its_key_stays_free()
    {
        var folder = Directory.CreateTempSubdirectory("fastengine-server-").FullName;
        try
        {
            await using (var before = await Served.StartAsync(folder: folder))
            {
                Assert.Equal(HttpStatusCode.Forbidden, (await before.CommandAsync(Flatten, TokenRole.Viewer, "key-1")).Status);
                Assert.Equal(HttpStatusCode.Forbidden, (await before.SendAsync(before.Request(HttpMethod.Patch, "/api/v1/config", TokenRole.Operator, """{"key":"a","value":"1"}"""))).Status);
                Assert.Equal(HttpStatusCode.OK, (await before.GetAsync("/api/v1/risk")).Status);
                var lines = await ReadAsync(before.AuditPath);
                Assert.Equal(3, lines.Length);
                Assert.Contains("\"actor\":\"Viewer\"", lines[0]);
                Assert.Contains("POST /api/v1/commands", lines[0]);
                Assert.Contains("\"status\":403", lines[0]);
                Assert.Contains("PATCH /api/v1/config", lines[1]);
            }

            await using var after = await Served.StartAsync(folder: folder);
            Assert.Equal(HttpStatusCode.Forbidden, (await after.CommandAsync(Flatten, TokenRole.Viewer, "key-1")).Status);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Nobody_fills_the_audit_log_by_what_is_not_allowed()
    {
        await using var served = await Served.StartAsync();
        var last = HttpStatusCode.Forbidden;
        for (var i = 0; i < 200 && last == HttpStatusCode.Forbidden; i++) last = (await served.CommandAsync(Flatten, TokenRole.Viewer)).Status;
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        Assert.Equal(HttpStatusCode.OK, (await served.GetAsync("/api/v1/risk")).Status);
        Assert.Equal(HttpStatusCode.Accepted, (await served.CommandAsync(Flatten)).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("with blank")]
    [InlineData("x123456789x123456789x123456789x123456789x123456789x123456789x1234")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        await using var served = await Served.StartAsync();
        var (status, problem) = await served.CommandAsync("""{"command":"halt"}""", key: key);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("Idempotency-Key", (string?)problem!["errors"]![0]!["field"]);
        Assert.Empty(served.Engine.Commands);
    }

    private static async Task<string[]> ReadAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return (await reader.ReadToEndAsync()).Split('\n');
    }
}
