using System.Security.Cryptography;
using FastEngine.Storage.Firestore;
using FastEngine.Storage.Outbox;
using FastEngine.Storage.Tests.Outbox;
using Microsoft.AspNetCore.Http;

namespace FastEngine.Storage.Tests.Firestore;

public sealed class ServiceAccountTests : IAsyncLifetime, IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TokenDouble _tokens = new();

    public async Task InitializeAsync() => await _tokens.StartAsync();

    [Fact]
    public async Task A_signed_assertion_is_exchanged_for_a_token_that_calls_carry_until_it_ends()
    {
        await using var server = await new CommitDouble().StartAsync();
        await using var bench = new SyncBench(_folder.At("outbox"), At(server));
        bench.Sync.Start();
        await PublishAsync(bench, 1, 3);
        var claims = Assert.Single(_tokens.Claims);
        Assert.Equal(("engine@of-the-key.iam.gserviceaccount.com", "https://www.googleapis.com/auth/datastore", _tokens.TokenUri.ToString()),
            (claims.GetProperty("iss").GetString(), claims.GetProperty("scope").GetString(), claims.GetProperty("aud").GetString()));
        Assert.Equal(3600, claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64());
        Assert.Equal(["Bearer token-1", "Bearer token-1", "Bearer token-1"], server.Headers.Select(headers => headers["authorization"]));
        Assert.Equal("projects/of-the-key/databases/(default)", server.Commits[0].Database);
    }

    [Fact]
    public async Task A_token_is_renewed_five_minutes_before_it_ends()
    {
        _tokens.LifetimeSeconds = 299;
        await using var server = await new CommitDouble().StartAsync();
        await using var bench = new SyncBench(_folder.At("outbox"), At(server));
        bench.Sync.Start();
        await PublishAsync(bench, 1, 3);
        Assert.Equal(3, server.Headers.Select(headers => headers["authorization"]).Distinct().Count());
    }

    [Fact]
    public async Task A_token_that_cannot_be_renewed_serves_while_it_holds()
    {
        _tokens.LifetimeSeconds = 299;
        await using var server = await new CommitDouble().StartAsync();
        await using var bench = new SyncBench(_folder.At("outbox"), At(server));
        bench.Sync.Start();
        await PublishAsync(bench, 1, 1);
        _tokens.Answer = response =>
        {
            response.StatusCode = 503;
            return Task.CompletedTask;
        };
        await PublishAsync(bench, 2, 3);
        Assert.Equal(3, server.Commits.Count);
        Assert.Empty(bench.Observer.Alerts);
    }

    [Fact]
    public async Task A_token_that_the_server_no_longer_takes_is_replaced_at_once()
    {
        await using var server = await new CommitDouble(context =>
        {
            GrpcAnswers.Refuse(context.Response, 16, "Request had invalid authentication credentials.");
            return Task.CompletedTask;
        }).StartAsync();
        await using var bench = new SyncBench(_folder.At("outbox"), At(server));
        bench.Sync.Publish(1, SyncBench.Trade(1).ToEntry(1));
        bench.Sync.Start();
        await bench.ArrivedAsync();
        Assert.Equal(2, server.Headers.Select(headers => headers["authorization"]).Distinct().Count());
        Assert.Equal((0, 1), (bench.Sync.Status.Pump.Failures, bench.Sync.Status.Pump.Sent));
    }

    [Theory]
    [InlineData(-12, "behind")]
    [InlineData(12, "ahead of")]
    public async Task A_wrong_clock_is_named(int minutes, string side)
    {
        _tokens.Answer = async response =>
        {
            response.StatusCode = 400;
            await response.WriteAsJsonAsync(new { error = "invalid_grant", error_description = "Invalid JWT: Token must be a short-lived token." });
        };
        await using var server = await new CommitDouble().StartAsync();
        var observer = new RecordingObserver();
        await using var sync = FirestoreSync.Open(At(server), _folder.At("outbox"), observer, new RecordingHandler(), new ShiftedTime(TimeSpan.FromMinutes(minutes)));
        sync.Publish(1, SyncBench.Trade(1).ToEntry(1));
        sync.Start();
        await Until.TrueAsync(() => observer.Alerts.Count > 0, "the alert");
        Assert.Equal(OutboxAlert.DestinationRefuses, observer.Alerts[0]);
        Assert.Contains($"this machine's clock is 12 min {side} the token server's", observer.AllText, StringComparison.Ordinal);
        Assert.Empty(server.Commits);
    }

    [Fact]
    public async Task No_text_holds_a_part_of_the_private_key()
    {
        using var other = RSA.Create(2048);
        await using var server = await new CommitDouble().StartAsync();
        var key = other.ExportPkcs8PrivateKeyPem();
        await using var bench = new SyncBench(_folder.At("outbox"), At(server) with { KeyFile = _tokens.WriteKeyFile(_folder.At("other.json"), key) });
        bench.Sync.Publish(1, SyncBench.Trade(1).ToEntry(1));
        bench.Sync.Start();
        await Until.TrueAsync(() => bench.Observer.Alerts.Count > 0, "the alert");
        Assert.Contains("invalid_grant", bench.Observer.AllText, StringComparison.Ordinal);
        var texts = new List<string> { bench.Observer.AllText, bench.Sync.Status.ToString(), (await bench.Sync.ReadConfigAsync()).ToString(), ServiceAccountKey.Load(_folder.At("other.json")).ToString() };
        foreach (var content in new[] { key[..200], "{ \"private_key\": \"" + key[..300].ReplaceLineEndings("\\n") + "\" ", "{\"private_key\": \"" + key[..300].ReplaceLineEndings("\\n") + "\"}" })
            texts.Add(Refused(content).ToString());
        texts.Add(Refused(File.ReadAllText(_tokens.WriteKeyFile(_folder.At("cut.json"), key[..400]))).ToString());
        var secret = key.Split('\n')[1];
        Assert.All(texts, text => Assert.DoesNotContain(secret[..16], text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{}", "has no token_uri")]
    [InlineData("[]", "has no token_uri")]
    [InlineData("nonsense", "is not JSON")]
    [InlineData("{\"token_uri\": \"http://example.com/token\"}", "is not https")]
    [InlineData("{\"token_uri\": \"https://example.com/token\"}", "has no private_key")]
    public void A_key_file_that_cannot_be_used_is_told_by_what_is_wrong(string content, string text) =>
        Assert.Contains(text, Refused(content).Message, StringComparison.Ordinal);

    [Fact]
    public void A_key_file_that_is_not_there_is_told_by_its_path() =>
        Assert.Contains(_folder.At("none.json"), Assert.Throws<FirestoreException>(() => ServiceAccountKey.Load(_folder.At("none.json"))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_token_is_never_sent_in_the_clear_to_another_machine()
    {
        var options = new FirestoreOptions { KeyFile = _tokens.WriteKeyFile(_folder.At("key.json")), Address = new Uri("http://example.com") };
        Assert.Contains("in the clear", Assert.Throws<FirestoreException>(() => FirestoreSync.Open(options, _folder.At("outbox"), new RecordingObserver(), new RecordingHandler())).Message, StringComparison.Ordinal);
    }

    public async Task DisposeAsync() => await _tokens.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    private FirestoreException Refused(string content)
    {
        File.WriteAllText(_folder.At("bad.json"), content);
        return Assert.Throws<FirestoreException>(() => ServiceAccountKey.Load(_folder.At("bad.json")));
    }

    private FirestoreOptions At(CommitDouble server) => new() { KeyFile = _tokens.WriteKeyFile(_folder.At("key.json")), Address = server.Address, Pump = SyncBench.Fast };

    // One commit each.
    private static async Task PublishAsync(SyncBench bench, long first, long last)
    {
        for (var id = first; id <= last; id++)
        {
            bench.Sync.Publish(id, SyncBench.Trade(id).ToEntry(id));
            await bench.ArrivedAsync();
        }
    }
}
