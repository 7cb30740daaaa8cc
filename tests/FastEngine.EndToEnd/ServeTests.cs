using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace FastEngine.EndToEnd;

/// <summary><c>--serve</c>: the API and the dashboard beside a run, which they do not change.</summary>
public sealed partial class ServeTests(GoldenTape tape) : IClassFixture<GoldenTape>, IDisposable
{
    private const int Kill = 9;
    private static readonly string[] ShortDemo = ["demo", "--duration", "34h", "--json", "--speed", "max"];

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_demo_that_is_served_and_looked_at_comes_to_the_same()
    {
        var alone = Engine.Run([.. ShortDemo, "--out", _folder.At("alone")]).Expect(0).Json();
        using var child = new Child(Repository.Engine, [.. ShortDemo, "--out", _folder.At("served"), "--serve", "127.0.0.1:0"]);
        using var client = ClientOf(child, "dashboard: ");
        var frames = Follow(client);
        var served = child.Wait().Expect(0).Json();
        await frames.WaitAsync(TimeSpan.FromMinutes(1));
        foreach (var hash in (string[])["output_hash", "signals_hash", "metrics_hash"]) Assert.Equal(Find(alone, hash), Find(served, hash));
        Engine.AssertNothingAllocated(served);
    }

    [Fact]
    public async Task An_engine_that_is_served_comes_to_the_same_and_answers_who_has_a_token()
    {
        if (!OperatingSystem.IsLinux()) return;
        var alone = RunOn("alone", "max").Wait().Expect(0).Json();
        var port = FreePort();
        var token = Engine.Run("tokens", "add", "anna", "--role", "operator", "--data", _folder.At("served")).Expect(0).Output.Trim();
        using var child = RunOn("served", "max", "--serve", $"127.0.0.1:{port}");
        using var client = Client(new Uri($"http://127.0.0.1:{port}"), token);
        var frames = Follow(client);
        var served = child.Wait().Expect(0).Json();
        await frames;
        foreach (var name in (string[])["state_hash", "market_digest", "orders", "executions"]) Assert.Equal($"{alone.GetProperty(name)}", $"{served.GetProperty(name)}");
    }

    [Fact]
    public async Task A_served_engine_is_seen_asked_and_halted_and_writes_down_by_whom()
    {
        if (!OperatingSystem.IsLinux()) return;
        var (port, data) = (FreePort(), _folder.At("live"));
        var token = Engine.Run("tokens", "add", "anna", "--role", "admin", "--data", data).Expect(0).Output.Trim();
        Engine.Run("tokens", "list", "--data", data).Expect(0).Saying("anna").Saying("admin");
        using var child = RunOn("live", "20x", "--serve", $"127.0.0.1:{port}");
        using var client = Client(new Uri($"http://127.0.0.1:{port}"), token);
        await UntilAsync(child, async () => (await client.GetAsync("/health/ready")).IsSuccessStatusCode);
        foreach (var path in (string[])["status", "positions", "orders", "trades", "decisions", "risk", "dtms", "config", "metrics", "openapi.json"])
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/api/v1/{path}")).StatusCode);

        await FiguresOfBoardsExist(client);
        await UntilAsync(child, async () => (await QueryAsync(client, "SELECT count(*) AS n FROM ticks")).Body.Contains("\"n\":", StringComparison.Ordinal));
        foreach (var sql in (string[])["DELETE FROM ticks", "COPY ticks TO '/tmp/out.csv'", "SELECT * FROM read_text('/etc/passwd')", "ATTACH '/tmp/x.db'", "INSTALL httpfs", "SET threads=1", "SELECT 1; DROP TABLE ticks", "CREATE TABLE t(a INT)", "EXPORT DATABASE '/tmp/x'", "CALL pragma_version(); DELETE FROM ticks",
            "PRAGMA database_list", "SELECT path FROM duckdb_databases()", "SELECT * FROM pragma_database_list", "SELECT value FROM duckdb_settings()", "SELECT current_setting('temp_directory')", "SELECT * FROM query('SELECT * FROM duckdb_' || 'databases()')", "SELECT * FROM \"DUCKDB_DATABASES\"()",
            $"EXPLAIN ANALYZE COPY (SELECT 1) TO '{data}/api-tokens.json' (FORMAT json, ARRAY true)", $"SELECT * FROM read_text('{data}/api-tokens.json')", $"FROM '{data}/api-tokens.json'", $"FROM glob('{data}/*')", $"FROM read_blob('{data}/audit.jsonl')",
            "EXPLAIN ANALYZE SELECT * FROM read_json('data/api-tokens.json')", "SELECT length(repeat('x', 4000000000))", "SELECT length(list_sort(range(60000000))::varchar)", "SELECT levenshtein('a', 'b')", "SELECT getenv('HOME')", "FROM checkpoint()",
            "WITH RECURSIVE t(s) AS (SELECT 'x' UNION ALL SELECT s || s FROM t) FROM t"])
        {
            var (status, body) = await QueryAsync(client, sql);
            Assert.True(status == HttpStatusCode.BadRequest, $"{sql}: {status} {body}");
            Assert.Contains("\"sql\"", body);
            Assert.DoesNotContain(_folder.Path, body);
        }

        var (slow, _) = await QueryAsync(client, "SELECT count(*) FROM range(100000000) a, range(100000) b", 200);
        Assert.NotEqual(HttpStatusCode.OK, slow);
        Assert.Equal(HttpStatusCode.Accepted, (await client.PatchAsJsonAsync("/api/v1/config", new { key = "positions.max", value = "2" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PatchAsJsonAsync("/api/v1/config", new { key = "sizing.risk_pct", value = "300" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PatchAsJsonAsync("/api/v1/config", new { key = "engine.topology", value = "fused" })).StatusCode);
        await UntilAsync(child, async () => (await client.GetFromJsonAsync<JsonElement>("/api/v1/config")).GetProperty("knobs").EnumerateArray()
            .First(knob => knob.GetProperty("key").GetString() == "positions.max").GetProperty("value").GetString() == "2");
        Assert.Equal(HttpStatusCode.Accepted, (await client.PostAsJsonAsync("/api/v1/commands", new { command = "halt" })).StatusCode);
        await UntilAsync(child, async () => (await client.GetFromJsonAsync<JsonElement>("/api/v1/risk")).GetProperty("kill_switch").GetString() == "stop_entries");
        child.Signal(Child.Interrupt);
        child.Wait().Expect(130);
        var log = Path.Combine(data, "audit.jsonl");
        Assert.Contains("read_blob", await File.ReadAllTextAsync(log));
        Engine.Run("audit", "verify", "--data", data).Expect(0).Saying($"{await EntriesAsync(log)} entries");
        await File.WriteAllTextAsync(log, (await File.ReadAllTextAsync(log)).Replace("anna", "otto", StringComparison.Ordinal));
        Engine.Run("audit", "verify", "--data", data).Expect(1).Saying("line 1 was changed");
        RunOn("live", "20x", "--serve", $"127.0.0.1:{port}").Wait().Expect(1).Saying("audit");
        Engine.Run("replay", "--journal", Path.Combine(data, "journal"), "--verify").Expect(0);
    }

    [Fact]
    public void What_cannot_be_served_as_it_is_asked_is_told_before_anything_trades()
    {
        if (!OperatingSystem.IsLinux()) return;
        RunOn("network", "max", "--serve", "0.0.0.0:0").Wait().Expect(1).Saying("api.certificate");
        RunOn("word", "max", "--serve", "somewhere").Wait().Expect(2).Saying("--serve");
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        RunOn("taken", "max", "--serve", $"127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}").Wait().Expect(1).Saying("cannot listen");
    }

    [ChromiumFact]
    public void The_page_of_a_demo_shows_the_engine_and_its_halt_button_halts()
    {
        using var child = new Child(Repository.Engine, ["demo", "--serve", "127.0.0.1:0", "--json", "--out", _folder.At("demo"), "--config", Repository.At("config/active.yaml")]);
        using var browser = new Browser(Said(child, "dashboard: "), isPictured: true);
        browser.WaitForHalt();
        Assert.Empty(browser.Problems("done"));
        child.Signal(Child.Interrupt);
        child.Wait().Expect(130);
    }

    [ChromiumFact]
    public void The_page_survives_an_engine_that_is_killed_and_comes_back()
    {
        var port = FreePort();
        var token = Engine.Run("tokens", "add", "anna", "--role", "operator", "--data", _folder.At("killed")).Expect(0).Output.Trim();
        string[] serve = ["--serve", $"127.0.0.1:{port}"];
        using var first = RunOn("killed", "1x", serve);
        Said(first, "the API and the dashboard are on ");
        using var browser = new Browser($"http://127.0.0.1:{port}/#token={token}");
        browser.WaitForHalt();
        first.Signal(Kill);
        first.Wait();
        using var second = RunOn("killed", "1x", serve);
        Said(second, "the API and the dashboard are on ");
        Assert.Empty(browser.Problems("restarted"));
    }

    private static async Task<int> EntriesAsync(string log) => (await File.ReadAllLinesAsync(log)).Length;

    private Child RunOn(string data, string speed, params string[] more) => new(
        Repository.Engine, ["run", tape.Path, "--data", _folder.At(data), "--json", "--speed", speed, "--set", "watchdog.enabled=false", .. TradedRun.Micro, .. more]);

    private static HttpClient Client(Uri address, string token)
    {
        var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private static HttpClient ClientOf(Child child, string before)
    {
        var url = new Uri(Said(child, before));
        return Client(new Uri(url.GetLeftPart(UriPartial.Authority)), url.Fragment["#token=".Length..]);
    }

    // What follows a word that it says on its error output.
    private static string Said(Child child, string before)
    {
        while (true)
        {
            var (text, hasExited) = (child.Error, child.HasExited);
            if (text.IndexOf(before, StringComparison.Ordinal) is >= 0 and var at && text.IndexOf('\n', at) is >= 0 and var end) return text[(at + before.Length)..end].Split(';')[0];
            Assert.False(hasExited, text);
            Thread.Sleep(5);
        }
    }

    // Reads frames until the engine is gone, or was never there.
    private static async Task Follow(HttpClient client)
    {
        for (var i = 0; i < 400; i++)
        {
            try
            {
                using var stream = await client.GetStreamAsync("/api/v1/stream");
                await stream.CopyToAsync(Stream.Null);
                return;
            }
            catch (Exception error) when (error is HttpRequestException or IOException)
            {
                await Task.Delay(5);
            }
        }
    }

    private static async Task UntilAsync(Child child, Func<Task<bool>> holds)
    {
        while (true)
        {
            Assert.False(child.HasExited, child.Error);
            try
            {
                if (await holds()) return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(5);
        }
    }

    private static async Task<(HttpStatusCode Status, string Body)> QueryAsync(HttpClient client, string sql, int? timeoutMs = null)
    {
        object body = timeoutMs is null ? new { sql } : new { sql, timeout_ms = timeoutMs };
        using var answer = await client.PostAsJsonAsync("/api/v1/query", body);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    // What Grafana's boards and the alert rules ask for is what there is.
    private static async Task FiguresOfBoardsExist(HttpClient client)
    {
        var told = await client.GetStringAsync("/metrics");
        var files = Directory.EnumerateFiles(Repository.At("config/dashboards"), "*.json").Append(Repository.At("config/alerts/fastengine.rules.yml")).ToList();
        Assert.Equal(4, files.Count);
        foreach (var name in files.SelectMany(file => FigureName().Matches(File.ReadAllText(file)).Select(match => match.Value)).Distinct())
            Assert.True(told.Contains($"# TYPE {name} ", StringComparison.Ordinal) || IsBucket(told, name), $"{name} is not told");

        static bool IsBucket(string told, string name) => name.EndsWith(Bucket, StringComparison.Ordinal) && told.Contains($"# TYPE {name[..^Bucket.Length]} histogram\n", StringComparison.Ordinal)
            && told.Contains($"\n{name}{{le=\"0.001\"}} ", StringComparison.Ordinal) && told.Contains($"\n{name}{{le=\"+Inf\"}} ", StringComparison.Ordinal);
    }

    private const string Bucket = "_bucket";

    [GeneratedRegex(@"\bfastengine_[a-z_]+")]
    private static partial Regex FigureName();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // Wherever it stands in the summary.
    private static string? Find(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object) return null;
        foreach (var member in element.EnumerateObject())
        {
            if (member.NameEquals(name)) return member.Value.GetString();
            if (Find(member.Value, name) is { } found) return found;
        }

        return null;
    }
}
