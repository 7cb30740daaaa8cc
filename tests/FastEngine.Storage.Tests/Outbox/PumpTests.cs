using System.Text;
using FastEngine.Storage.Outbox;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Storage.Tests.Outbox;

public sealed class PumpTests : IDisposable
{
    private static readonly PumpOptions Fast = new() { MaxItems = 4, Pause = TimeSpan.Zero, FirstBackoff = TimeSpan.FromMilliseconds(0.1), MaxBackoff = TimeSpan.FromMilliseconds(1) };
    private readonly TempFolder _folder = new();

    [Fact]
    public void Under_random_failures_and_kills_each_document_ends_in_its_newest_state_and_never_goes_back()
    {
        var run = 0;
        var faults = Gen.Choose(0, 8).ListOf(60);
        Prop.ForAll(faults.ToArbitrary(), Gen.Choose(0, OutboxTape.Records).ToArbitrary(), (list, kill) =>
        {
            RunAsync(_folder.At($"run{run++}"), [.. list], kill).GetAwaiter().GetResult();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Fact]
    public async Task An_entry_that_is_refused_is_found_by_halving_and_holds_nothing_up()
    {
        using var outbox = DurableOutbox.Open(_folder.Path);
        for (var i = 1; i <= 50; i++) outbox.Enqueue(i, OutboxEntry.Put("d", $"k{i}", Encoding.UTF8.GetBytes(i == 17 ? "poison" : "fine")));
        var target = new PickyTarget(item => Encoding.UTF8.GetString(item.Payload.Span) == "poison" ? SendFailure.Entry : null);
        var observer = new RecordingObserver();
        await using var pump = new OutboxPump(outbox, target, observer, Fast with { MaxItems = 50 });
        pump.Start();
        Assert.True(await pump.DrainAsync(Until.Limit));
        Assert.Equal(49, observer.ConfirmedItems.Count);
        Assert.Equal([OutboxAlert.EntryRefused], observer.Alerts);
        Assert.Contains("d/k17", observer.AllText, StringComparison.Ordinal);
        Assert.Equal((0, 1), (outbox.Figures().Pending, outbox.Figures().Refused));
        Assert.Equal(16, outbox.ConfirmedJournalPosition);
    }

    [Fact]
    public async Task An_entry_that_breaks_the_destination_each_time_is_refused_in_the_end()
    {
        using var outbox = DurableOutbox.Open(_folder.Path);
        for (var i = 1; i <= 10; i++) outbox.Enqueue(i, OutboxEntry.Put("d", $"k{i}", Encoding.UTF8.GetBytes(i == 4 ? "poison" : "fine")));
        var target = new PickyTarget(item => Encoding.UTF8.GetString(item.Payload.Span) == "poison" ? SendFailure.Unclear : null);
        var observer = new RecordingObserver();
        await using var pump = new OutboxPump(outbox, target, observer, Fast);
        pump.Start();
        Assert.True(await pump.DrainAsync(Until.Limit));
        Assert.Equal(9, observer.ConfirmedItems.Count);
        Assert.Equal([OutboxAlert.Offline, OutboxAlert.EntryRefused, OutboxAlert.BackOnline], observer.Alerts);
    }

    [Fact]
    public async Task When_everything_is_refused_it_is_the_destination_and_nothing_is_given_up()
    {
        using var outbox = DurableOutbox.Open(_folder.Path);
        for (var i = 1; i <= 100; i++) outbox.Enqueue(i, OutboxEntry.Put("d", $"k{i}", "fine"u8.ToArray()));
        var refuses = true;
        var target = new PickyTarget(_ => Volatile.Read(ref refuses) ? SendFailure.Entry : null);
        var observer = new RecordingObserver();
        await using var pump = new OutboxPump(outbox, target, observer, Fast with { RefusalsInARow = 5 });
        pump.Start();
        await Until.TrueAsync(() => observer.Alerts.Contains(OutboxAlert.DestinationRefuses), "the alert");
        Assert.Equal(5, outbox.Figures().Refused);
        Volatile.Write(ref refuses, false);
        await Until.TrueAsync(() => observer.ConfirmedItems.Count == 100, "all entries");
    }

    [Fact]
    public async Task An_outage_is_told_once_and_its_end_too()
    {
        using var outbox = DurableOutbox.Open(_folder.Path);
        outbox.Enqueue(1, OutboxEntry.Put("d", "k", "x"u8.ToArray()));
        var target = new FailingTarget([1, 4, 1, 1, 4, 1]);
        var observer = new RecordingObserver();
        await using var pump = new OutboxPump(outbox, target, observer, Fast);
        pump.Start();
        Assert.True(await pump.DrainAsync(Until.Limit));
        Assert.Equal([OutboxAlert.Offline, OutboxAlert.BackOnline], observer.Alerts);
        Assert.Equal((6, 1, 1), (pump.Status.Failures, pump.Status.Sends, pump.Status.Sent));
        Assert.Null(pump.Status.OfflineSince);
    }

    [Fact]
    public async Task A_confirmation_that_the_host_does_not_take_is_told_and_nothing_is_sent_again()
    {
        using var outbox = DurableOutbox.Open(_folder.Path);
        outbox.Enqueue(1, OutboxEntry.Put("d", "k", "x"u8.ToArray()));
        var target = new FailingTarget([]);
        var observer = new RecordingObserver { Throws = new InvalidOperationException("busy") };
        await using var pump = new OutboxPump(outbox, target, observer, Fast);
        pump.Start();
        Assert.True(await pump.DrainAsync(Until.Limit));
        Assert.Equal([OutboxAlert.HostFailed], observer.Alerts);
        Assert.Equal(1, target.Sends);
        Assert.Equal(1, outbox.ConfirmedJournalPosition);
    }

    [Fact]
    public void Backoff_doubles_to_its_cap_with_jitter_below_the_step()
    {
        var backoff = new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60), new Random(1));
        foreach (var step in new[] { 1, 2, 4, 8, 16, 32, 60, 60, 60 }) Assert.InRange(backoff.Next().TotalSeconds, step / 2.0, step);
        for (var i = 0; i < 10_000; i++) backoff.Next();
        Assert.InRange(backoff.Next().TotalSeconds, 30, 60);
        backoff.Reset();
        Assert.InRange(backoff.Next().TotalSeconds, 0.5, 1);
    }

    public void Dispose() => _folder.Dispose();

    // The first part is offered and sent; the outbox is abandoned in the middle of it; a new one on a copy of its file goes on.
    private static async Task RunAsync(string path, int[] faults, int kill)
    {
        var target = new FailingTarget(faults);
        using (var outbox = DurableOutbox.Open(Path.Combine(path, "a")))
        {
            await using var pump = new OutboxPump(outbox, target, new RecordingObserver(), Fast);
            pump.Start();
            for (var position = 1L; position <= kill; position++)
            {
                outbox.Enqueue(position, OutboxTape.EntriesOf(position));
                pump.Wake();
                if (position % 3 == 0) await Task.Yield();
            }

            await pump.DisposeAsync();
            Directory.CreateDirectory(Path.Combine(path, "b"));
            foreach (var log in Directory.GetFiles(Path.Combine(path, "a"), "*.log")) File.Copy(log, Path.Combine(path, "b", Path.GetFileName(log)));
        }

        using var again = DurableOutbox.Open(Path.Combine(path, "b"));
        await using var second = new OutboxPump(again, target, new RecordingObserver(), Fast);
        second.Start();
        OutboxTape.Offer(again);
        Assert.True(await second.DrainAsync(Until.Limit));
        Assert.Equal(OutboxTape.Final().OrderBy(document => document.Key, StringComparer.Ordinal), target.Documents.OrderBy(document => document.Key, StringComparer.Ordinal));
        foreach (var (key, sequences) in target.Applied) Assert.True(sequences.SequenceEqual(sequences.Order()), $"{key} went back: {string.Join(' ', sequences)}");
        Assert.Equal(0, again.Figures().Refused);
    }
}
