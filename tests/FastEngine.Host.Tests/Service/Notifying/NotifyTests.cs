using System.CommandLine;
using System.Text;
using System.Text.Json;
using FastEngine.Host.Tests.Configuration;
using FastEngine.Host.Verbs;
using FastEngine.Notifications.Tests.Channels;
using FastEngine.Storage.Firestore;

namespace FastEngine.Host.Tests.Service.Notifying;

/// <summary>The running engine with doubles of the services that bring its notifications to people.</summary>
[Collection(SecretEnvironment.Collection)]
public sealed class NotifyTests : IDisposable
{
    private const string BotToken = "123456:hunter2-bot-token";
    private const string WebhookToken = "hunter2-discord-token";
    private const string MailKey = "SG.hunter2-mail-key";
    private const string SigningKey = "hunter2-signing-key";
    private const string VenueKey = "hunter2VenueKey0123456789";

    private readonly SecretEnvironment _environment = new();
    private readonly SyncedMarket _market = new();

    public void Dispose()
    {
        _market.Dispose();
        _environment.Dispose();
    }

    [Fact]
    public void Every_trade_is_told_once_and_no_secret_is_in_anything_that_the_run_wrote()
    {
        using var hook = new ServiceDouble(new Answer(503, $"key {SigningKey}"), new Answer(429, "{}", "Retry-After: 0"), new Answer(204));
        using var telegram = new ServiceDouble(new Answer(401, $"{{\"ok\":false,\"description\":\"no bot {BotToken}\"}}"));
        using var discord = new ServiceDouble(new Answer(400, $"{{\"message\":\"no {WebhookToken}\"}}"));
        using var mail = new ServiceDouble(new Answer(202));
        SecretEnvironment.Store.Set("BOT", BotToken);
        SecretEnvironment.Store.Set("DISCORD", $"{discord.Address}api/webhooks/1/{WebhookToken}");
        SecretEnvironment.Store.Set("SIGN", SigningKey);
        SecretEnvironment.Store.Set("VENUE", VenueKey);
        var environment = Secrets();
        environment["MAIL_KEY"] = MailKey;
        environment["HOOK"] = $"{hook.Address}hook";
        using var engine = new ServiceChild(environment, _market.Arguments(settings:
        [
            .. _market.Script, "notifications.trade_level=critical", "notifications.drain_limit=1m", "notifications.repeat_after=0s",
            .. Channel("webhook"), "notifications.webhook.address=${env:HOOK}", "notifications.webhook.key=${secret:SIGN}",
            .. Channel("telegram"), "notifications.telegram.token=${secret:BOT}", $"notifications.telegram.address={telegram.Address}", "notifications.telegram.chat=1",
            .. Channel("discord"), "notifications.discord.webhook=${secret:DISCORD}",
            .. Channel("sendgrid"), "notifications.sendgrid.api_key=${env:MAIL_KEY}", $"notifications.sendgrid.address={mail.Address}", "notifications.sendgrid.from=a@b.c",
            "notifications.sendgrid.to=d@e.f", "notifications.sendgrid.events=[system_error]", "venues.binance.api_key=${secret:VENUE}", "venues.binance.api_secret=${secret:VENUE}",
        ]));
        var told = engine.Summary().GetProperty("notifications").GetProperty("channels");

        var events = hook.Requests.Skip(2).SelectMany(request => request.Json.GetProperty("events").EnumerateArray()).Where(e => e.GetProperty("event").GetString() == "trade_executed").ToList();
        Assert.Equal(SyncedMarket.Entries, events.Count(e => Action(e) == "opened"));
        Assert.Equal(SyncedMarket.Entries, events.Count(e => Action(e) == "closed"));
        Assert.Equal(SyncedMarket.Entries, events.Count(e => Action(e) == "reduced"));
        Assert.All(events, e => Assert.Matches(@"^Position (opened|reduced|closed) long [\d.]+ BTCUSDT at [\d.]+ (pnl -?[\d.]+ [a-z_]+ )?scripted$", e.GetProperty("text").GetString()));
        Assert.All(hook.Requests, request => Assert.StartsWith("t=", request.Headers["X-FastEngine-Signature"], StringComparison.Ordinal));
        Assert.True(told[0].GetProperty("name").GetString() == "sendgrid" && told[3].GetProperty("name").GetString() == "webhook", $"{told}");
        Assert.True(told[3].GetProperty("retries").GetInt64() == 2 && told[3].GetProperty("dead").GetInt64() == 0, $"{told}");
        Assert.Single(telegram.Requests);
        Assert.True(told[2].GetProperty("dead").GetInt64() > 100, $"{told}");

        // It was used, and is found where it is.
        Assert.Contains(BotToken, telegram.Only.Line, StringComparison.Ordinal);
        string[] secrets = [BotToken, WebhookToken, MailKey, SigningKey, VenueKey];
        Assert.Empty(Leaks.Find(_market.At("data"), [engine.Output, engine.Errors], secrets));
        var shown = Run(["dead", "--data", _market.At("data")]).Output;
        Assert.Contains("telegram, 1 attempts: 401: no bot ***", shown, StringComparison.Ordinal);
        Assert.Contains("discord, 1 attempts: 400: no ***", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", shown, StringComparison.Ordinal);
        File.WriteAllText(_market.At("data/planted"), Convert.ToBase64String([1, .. "x"u8, .. Encoding.UTF8.GetBytes(MailKey), 2]));
        Assert.Contains("planted", Assert.Single(Leaks.Find(_market.At("data"), [], secrets)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_of_a_watchlist_that_ends_within_the_hour_is_told_and_a_restart_tells_nothing_again()
    {
        using var hook = new ServiceDouble(new Answer(204));
        using var person = new Person(_market.At("person"), _market.Emulator.Host);
        var until = DateTimeOffset.UtcNow.AddMinutes(30);
        person.Write(new FirestoreDocument(FirestoreCollections.Watchlists, "BTCUSDT").Text("symbol", "BTCUSDT").Text("added_by", "someone")
            .Time("expires_at", (until - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick));
        SyncedMarket.WaitUntil(() => _market.Emulator.Writes().Any(write => write.Path == "watchlists/BTCUSDT"), "the entry");
        var environment = new Dictionary<string, string> { ["HOOK"] = $"{hook.Address}hook" };

        // Far from now, whenever that is.
        var digestAt = $"notifications.digest_at={(DateTimeOffset.UtcNow.Hour + 12) % 24}h";
        string[] arguments = _market.Arguments(settings: [.. _market.Script, _market.Synced, .. Channel("webhook"), "notifications.webhook.address=${env:HOOK}", digestAt]);
        using (var engine = new ServiceChild(environment, arguments)) engine.Summary();

        // The warnings that are gathered go out at the stop, the trades wait for the digest.
        var told = Assert.Single(hook.Only.Json.GetProperty("events").EnumerateArray());
        Assert.Equal($"Watchlist entry BTCUSDT ends at {until.UtcDateTime:yyyy-MM-dd HH:mm} UTC", told.GetProperty("text").GetString());
        using (var engine = new ServiceChild(environment, arguments))
        {
            var webhook = engine.Summary().GetProperty("notifications").GetProperty("channels")[0];
            Assert.Equal((0, 3 * SyncedMarket.Entries), (webhook.GetProperty("waiting").GetInt32(), webhook.GetProperty("gathered").GetInt32()));
        }
    }

    [Fact]
    public void A_channel_without_its_secret_is_refused_at_the_start()
    {
        using var engine = new ServiceChild(Secrets(), _market.Arguments(settings: [.. _market.Script, "notifications.telegram.enabled=true", "notifications.telegram.token=${secret:BOT}"]));
        Assert.Throws<Xunit.Sdk.TrueException>(() => engine.Summary());
        Assert.Contains("notifications.telegram.token: there is no store of secrets", engine.Errors, StringComparison.Ordinal);
        Assert.Contains("'fastengine secrets set BOT'", engine.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_sends_a_message_by_each_channel_and_says_what_came_of_it()
    {
        using var hook = new ServiceDouble(new Answer(204));
        using var telegram = new ServiceDouble(new Answer(404, """{"ok":false,"description":"Not Found"}"""));
        SecretEnvironment.Store.Set("HOOK", $"{hook.Address}hook");
        SecretEnvironment.Store.Set("BOT", BotToken);
        string[] settings =
        [
            "--set", "notifications.webhook.enabled=true", "--set", "notifications.webhook.address=${secret:HOOK}", "--set", "notifications.telegram.token=${secret:BOT}",
            "--set", $"notifications.telegram.address={telegram.Address}", "--set", "notifications.telegram.chat=1",
        ];
        Assert.Equal((ExitCode.Ok, "webhook: accepted\n"), Run(["test", .. settings]));
        Assert.Contains("nothing is wrong", hook.Only.Body, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Failed, "telegram: FAILED: 404: Not Found\n"), Run(["test", "--channel", "telegram", .. settings]));
        Assert.Equal(ExitCode.Usage, Run(["test"]).ExitCode);
        Assert.Equal(ExitCode.Usage, Run(["test", "--channel", "discord"]).ExitCode);
    }

    [Fact]
    public void Dead_letters_are_none_or_removed_when_that_is_asked_for()
    {
        Assert.Equal((ExitCode.Ok, "no dead letters\n"), Run(["dead", "--data", Path.GetTempPath()]));
        Assert.Equal((ExitCode.Ok, "0 dead letters are removed\n"), Run(["dead", "--clear", "--data", _market.At("")]));
    }

    private static string[] Channel(string name) => [$"notifications.{name}.enabled=true", $"notifications.{name}.per_minute=6000", $"notifications.{name}.gap=0s"];

    private static string? Action(JsonElement e) => e.GetProperty("fields").GetProperty("action").GetString();

    // The child's environment has nothing of what the tests' has for FastEngine.
    private static Dictionary<string, string> Secrets() => new[] { "FASTENGINE_SECRETS_FILE", "FASTENGINE_SECRETS_KEY_FILE", "FASTENGINE_SECRETS_KEY" }
        .ToDictionary(name => name, name => Environment.GetEnvironmentVariable(name)!);

    private static (int ExitCode, string Output) Run(string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var exit = NotifyVerb.Create().Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = output });
        return (exit, output.ToString());
    }
}
