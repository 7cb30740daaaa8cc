using FastEngine.Storage.Firestore;
using FastEngine.Storage.Outbox;
using FastEngine.Storage.Tests.Outbox;

namespace FastEngine.Storage.Tests.Firestore;

public sealed class OffTests
{
    [Fact]
    public async Task Without_credentials_nothing_is_written_and_local_files_win()
    {
        using var folder = new TempFolder();
        await using var sync = FirestoreSync.Open(new FirestoreOptions(), folder.At("outbox"), new RecordingObserver(), new RecordingHandler());
        sync.Start();
        Assert.False(sync.IsOn);
        sync.Publish(1, SyncBench.Trade(1).ToEntry(1));
        Assert.Equal(0, sync.ConfirmedJournalPosition);
        Assert.False(Directory.Exists(folder.At("outbox")));
        var config = await sync.ReadConfigAsync();
        Assert.False(config.IsOnline);
        Assert.Contains("no credentials", config.Text, StringComparison.Ordinal);
        Assert.True(await sync.DrainAsync(TimeSpan.Zero));
        Assert.Equal(FirestoreStatus.Off, sync.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("__id__")]
    public void An_id_that_firestore_does_not_take_is_refused_before_it_is_queued(string id) =>
        Assert.Throws<ArgumentException>(() => new FirestoreDocument("c", id));

    [Fact]
    public void A_document_above_one_mebibyte_is_refused_before_it_is_queued() =>
        Assert.Contains("Firestore takes", Assert.Throws<ArgumentException>(() => new FirestoreDocument("c", "id").Text("t", new string('x', 1 << 20)).ToEntry()).Message, StringComparison.Ordinal);

    [Fact]
    public void Ids_differ_by_what_tells_trades_apart_and_not_by_what_may_change()
    {
        var trade = SyncBench.Trade(1);
        Assert.Equal(trade.Id, (trade with { Fees = new ExactDecimal(1, 0), ExitReason = "stop" }).Id);
        var others = new[] { trade with { PositionId = 2 }, trade with { ExitOrder = 9 }, trade with { EntryTimeNs = 5 }, trade with { Symbol = "ETHUSDT" }, trade with { Account = "other" } };
        Assert.Equal(6, others.Append(trade).Select(each => each.Id).Distinct().Count());
    }

    [Fact]
    public void The_emulators_address_comes_from_the_usual_variable()
    {
        Assert.True(new FirestoreOptions().IsOff);
        Assert.Equal("127.0.0.1:1", new FirestoreOptions { EmulatorHost = "127.0.0.1:1" }.WithEnvironment().EmulatorHost);
        Assert.Throws<FirestoreException>(() => FirestoreSync.Open(new FirestoreOptions { EmulatorHost = "not a host" }, "unused", new RecordingObserver(), new RecordingHandler()));
    }
}
