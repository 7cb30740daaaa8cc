using FastEngine.Storage.Firestore;
using FastEngine.Storage.Tests.Outbox;

namespace FastEngine.Storage.Tests.Firestore;

/// <summary>The read side against the emulator. A second sync plays the person who changes documents.</summary>
public sealed class EmulatorConfigTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Emulator _emulator;
    private long _position;

    public EmulatorConfigTests() => _emulator = new Emulator(_folder.At("writes.log"));

    [Fact]
    public async Task The_followed_collections_are_read_at_the_start_and_only_what_changes_is_told_after_that()
    {
        await using var person = Person();
        await WriteAsync(person, FirestoreCollections.Watchlists, "BTCUSDT", "on");
        await WriteAsync(person, FirestoreCollections.StrategyConfigs, "scalping", "0.5");
        await WriteAsync(person, FirestoreCollections.TradeHistory, "not-followed", "x");

        await using var bench = Engine();
        var start = await bench.Sync.ReadConfigAsync();
        Assert.True(start.IsOnline);
        Assert.Equal(["strategy_configs/scalping 0.5", "watchlists/BTCUSDT on"],
            start.Documents.Select(change => $"{change.Collection}/{change.DocumentId} {change.Fields!["value"]}").Order(StringComparer.Ordinal));

        bench.Sync.Start();
        await Until.TrueAsync(() => bench.Sync.Status.Following == 3, "all collections followed");
        await WriteAsync(person, FirestoreCollections.Watchlists, "ETHUSDT", "on");
        await Until.TrueAsync(() => bench.Handler.Changes.Count == 1, "the new document");
        await WriteAsync(person, FirestoreCollections.Watchlists, "BTCUSDT", "off");
        await Until.TrueAsync(() => bench.Handler.Changes.Count == 2, "the change");
        person.Sync.Publish(++_position, FastEngine.Storage.Outbox.OutboxEntry.Delete(FirestoreCollections.Watchlists, "ETHUSDT"));
        await Until.TrueAsync(() => bench.Handler.Changes.Count == 3, "the removal");
        Assert.Equal(["watchlists/ETHUSDT on", "watchlists/BTCUSDT off", "watchlists/ETHUSDT gone"], bench.Handler.Texts("value"));
        Assert.Equal(3, bench.Sync.Status.ConfigAccepted);
    }

    [Fact]
    public async Task A_change_that_the_host_refuses_is_told_and_offered_again_only_when_it_changes()
    {
        await using var person = Person();
        await using var bench = Engine();
        bench.Handler.Rule = change => (string?)change.Fields!["value"] switch
        {
            "bad" => ConfigVerdict.Refused("leverage 200 is above 10."),
            "worse" => throw new InvalidOperationException("no such key"),
            _ => ConfigVerdict.Accepted,
        };
        bench.Sync.Start();
        await Until.TrueAsync(() => bench.Sync.Status.Following == 3, "all collections followed");
        await WriteAsync(person, FirestoreCollections.MarketConfigs, "binance", "bad");
        await WriteAsync(person, FirestoreCollections.MarketConfigs, "other", "good");
        await Until.TrueAsync(() => bench.Handler.Changes.Count >= 2, "both");
        await WriteAsync(person, FirestoreCollections.MarketConfigs, "binance", "worse");
        await Until.TrueAsync(() => bench.Handler.Changes.Count >= 3, "the next");
        await WriteAsync(person, FirestoreCollections.MarketConfigs, "binance", "good");
        await Until.TrueAsync(() => bench.Handler.Changes.Count >= 4, "the last");
        Assert.Equal(["market_configs/binance bad", "market_configs/other good", "market_configs/binance worse", "market_configs/binance good"], bench.Handler.Texts("value"));
        Assert.Equal((2, 2), (bench.Sync.Status.ConfigAccepted, bench.Sync.Status.ConfigRefused));
        Assert.Equal([RemoteConfigAlert.Refused, RemoteConfigAlert.Refused], bench.Handler.Alerts.Select(alert => alert.Alert));
        Assert.Contains("market_configs/binance was refused: leverage 200", bench.Handler.Alerts[0].Text, StringComparison.Ordinal);
        Assert.Contains("no such key", bench.Handler.Alerts[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_disconnect_what_changed_in_between_is_told_once()
    {
        await using var person = Person();
        await using var bench = Engine();
        bench.Sync.Start();
        await WriteAsync(person, FirestoreCollections.Watchlists, "A", "1");
        await WriteAsync(person, FirestoreCollections.Watchlists, "B", "1");
        await Until.TrueAsync(() => bench.Handler.Changes.Count == 2, "both documents");
        _emulator.Kill();
        await Until.TrueAsync(() => bench.Handler.Alerts.Count(alert => alert.Alert == RemoteConfigAlert.Lost) == 3, "the loss");
        Assert.Equal(0, bench.Sync.Status.Following);
        // The new process holds nothing: what the person writes to it is what it knows.
        _emulator.Start();
        await WriteAsync(person, FirestoreCollections.Watchlists, "B", "2");
        await Until.TrueAsync(() => bench.Handler.Texts("value").Contains("watchlists/B 2") && bench.Handler.Texts("value").Contains("watchlists/A gone"), "what changed");
        await Until.TrueAsync(() => bench.Handler.Alerts.Count(alert => alert.Alert == RemoteConfigAlert.Back) == 3, "the return");
        Assert.Equal(1, bench.Handler.Texts("value").Count(text => text == "watchlists/B 2"));
        Assert.Equal(1, bench.Handler.Texts("value").Count(text => text == "watchlists/A gone"));
        Assert.DoesNotContain("watchlists/A 1", bench.Handler.Texts("value").Skip(2));
    }

    [Fact]
    public async Task Offline_at_the_start_local_files_win_and_it_says_so()
    {
        _emulator.Kill();
        await using var bench = Engine();
        var start = await bench.Sync.ReadConfigAsync();
        Assert.False(start.IsOnline);
        Assert.Empty(start.Documents);
        Assert.Contains("Local files are used", start.Text, StringComparison.Ordinal);
        Assert.Contains(_emulator.Host, start.Text, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _emulator.Dispose();
        _folder.Dispose();
    }

    private SyncBench Engine() => new(_folder.At("engine"), SyncBench.At(_emulator.Host));

    private SyncBench Person()
    {
        var person = new SyncBench(_folder.At("person"), SyncBench.At(_emulator.Host));
        person.Sync.Start();
        return person;
    }

    private async Task WriteAsync(SyncBench person, string collection, string id, string value)
    {
        person.Sync.Publish(++_position, SyncBench.Config(collection, id, value));
        await person.ArrivedAsync();
    }
}
