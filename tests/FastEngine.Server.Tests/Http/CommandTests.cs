using System.Net;
using FastEngine.Server.Auditing;
using FastEngine.Server.Security;

namespace FastEngine.Server.Tests.Http;

public sealed class CommandTests
{
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
