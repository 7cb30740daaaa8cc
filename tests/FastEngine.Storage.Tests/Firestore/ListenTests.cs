using FastEngine.Storage.Firestore.Protocol;
using FastEngine.Storage.Tests.Outbox;
using static FastEngine.Storage.Tests.Firestore.ListenDouble;
using Change = FastEngine.Storage.Firestore.Protocol.TargetChange.Types.Type;

namespace FastEngine.Storage.Tests.Firestore;

/// <summary>The listener against a double that does what the emulator does not: resume tokens, counts, ended targets.</summary>
public sealed class ListenTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_broken_stream_is_resumed_from_its_last_snapshot_and_only_changes_are_told() => await ToldAsync(
        ["A 1", "B 1", "B 2", "A gone"], ["", "t1"],
        [Target(Change.Add), Document("A", "1"), Document("B", "1"), Target(Change.Current), Snapshot("t1"), Document("C", "not whole")],
        [Target(Change.Add), Document("B", "2"), Deleted("A"), Target(Change.Current), Snapshot("t2")]);

    [Fact]
    public async Task A_part_of_a_snapshot_is_never_told() => await ToldAsync(
        ["A 2"], ["", ""],
        [Target(Change.Add), Document("A", "1"), Snapshot("too early")],
        [Target(Change.Add), Document("A", "2"), Target(Change.Current), Snapshot("t1")]);

    [Fact]
    public async Task Another_count_than_ours_reads_everything_again() => await ToldAsync(
        ["A 1", "B 1", "A gone"], ["", "t1", ""],
        [Document("A", "1"), Document("B", "1"), Target(Change.Current), Snapshot("t1")],
        [Counted(1)],
        [Document("B", "1"), Target(Change.Current), Snapshot("t2")]);

    [Fact]
    public async Task A_token_that_the_server_does_not_take_is_forgotten() => await ToldAsync(
        ["A 1", "A 2"], ["", "t1", ""],
        [Document("A", "1"), Target(Change.Current), Snapshot("t1")],
        [Ended(3, "the resume token has expired")],
        [Document("A", "2"), Target(Change.Current), Snapshot("t2")]);

    [Fact]
    public async Task A_reset_begins_again_and_what_did_not_come_again_is_gone() => await ToldAsync(
        ["A 1", "B 1", "B gone", "A gone"], [""],
        [Document("A", "1"), Document("B", "1"), Target(Change.Current), Snapshot("t1"), Target(Change.Reset), Document("A", "1"), Target(Change.Current), Snapshot("t2"),
            Removed("A"), Snapshot("t3")]);

    public void Dispose() => _folder.Dispose();

    private async Task ToldAsync(string[] told, string[] tokens, params ListenResponse[][] parts)
    {
        await using var server = await new ListenDouble(parts).StartAsync();
        await using var bench = new SyncBench(_folder.At("outbox"), SyncBench.At(server.Host));
        bench.Sync.Start();
        await Until.TrueAsync(() => bench.Handler.Changes.Count >= told.Length && bench.Sync.Status.Following == 1, "the changes");
        Assert.Equal(told.Select(text => "watchlists/" + text), bench.Handler.Texts("value"));
        Assert.Equal(tokens, server.Tokens);
    }
}
