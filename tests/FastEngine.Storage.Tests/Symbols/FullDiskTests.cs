using FastEngine.Core;
using FastEngine.Storage.Symbols;
using Xunit.Abstractions;

namespace FastEngine.Storage.Tests.Symbols;

public sealed class FullDiskTests(ITestOutputHelper output)
{
    private const int TicksPerStep = 20_000;
    private const int Steps = 60;

    [Theory]
    [InlineData(20_000)]
    [InlineData(130_000)]
    public void On_a_full_disk_nothing_is_lost_or_twice_and_writing_goes_on_when_there_is_room(int batchRows)
    {
        using var disk = SmallDisk.TryMount(12);
        if (disk is null)
        {
            output.WriteLine("1 test not run: a tmpfs cannot be mounted here");
            return;
        }

        using (var other = new StoreFolder())
        using (var store = SymbolStore.Open(other.Options with { Directory = disk.Path, BatchRows = batchRows, Retention = RetentionOptions.KeepEverything }))
        {
            var random = new Random(1);
            var btc = store.Register(StoreFolder.Key("BTCUSDT"), StoreFolder.Facts);
            var now = 0L;
            string? fault = null;
            for (var step = 0; step < Steps; step++)
            {
                for (var i = 0; i < TicksPerStep; i++)
                {
                    var id = step * TicksPerStep + i;
                    Assert.True(btc.Append(StoreFolder.Tick(id, StoreFolder.Start + id) with { Price = random.Next(100_000_000), Quantity = random.Next(1, 100_000_000) }));
                }

                Assert.True(btc.Append(StoreFolder.Trade(step + 1, StoreFolder.Start)));
                store.Advance(step + 1);
                store.Flush(now += EngineTime.NsPerSecond);
                fault ??= store.Status.Fault;
                if (fault is not null && step % 5 == 0) Assert.True(store.JournalPosition <= step);
            }

            Assert.NotNull(fault);
            Assert.Contains("No space left on device", fault);
            Assert.Contains("BTCUSDT", fault);
            Assert.True(store.Status.Pending > 0);
            disk.Grow(256);
            Assert.True(store.TryFlushAll(now += EngineTime.NsPerHour), store.Status.Fault);
            Assert.Null(store.Status.Fault);
            Assert.Equal(0, store.Status.Pending);
            Assert.Equal(Steps, store.JournalPosition);
        }

        var path = StoreLayout.PathOf(disk.Path, StoreFolder.Key("BTCUSDT"));
        const int All = Steps * TicksPerStep;
        Assert.Equal($"{All}|{All}|{All - 1}", StoreFolder.Read(path, "SELECT count(*), count(DISTINCT trade_id), max(trade_id) FROM ticks")[0]);
        Assert.Equal($"{Steps}|{Steps}", StoreFolder.Read(path, "SELECT count(*), count(DISTINCT journal_position) FROM trade_executions")[0]);
    }

    [Fact]
    public void A_directory_that_cannot_be_written_is_a_clear_error()
    {
        using var folder = new StoreFolder();
        var file = Path.Combine(folder.Directory, "file");
        File.WriteAllText(file, "");
        var error = Assert.Throws<StoreException>(() => SymbolStore.Open(folder.Options with { Directory = Path.Combine(file, "data") }));
        Assert.Contains(Path.Combine(file, "data"), error.Message);
    }

    [Fact]
    public void A_read_only_disk_is_a_clear_error_for_a_writer_and_none_for_a_reader()
    {
        using var disk = SmallDisk.TryMount(64);
        if (disk is null)
        {
            output.WriteLine("1 test not run: a tmpfs cannot be mounted here");
            return;
        }

        using var folder = new StoreFolder();
        var options = folder.Options with { Directory = disk.Path };
        using (DataDirectoryLock.Acquire(disk.Path, "test"))
        using (var store = SymbolStore.Open(options))
        {
            store.Register(StoreFolder.Key("BTCUSDT"), StoreFolder.Facts).Append(StoreFolder.Tick(1, StoreFolder.Start));
            Assert.True(store.TryFlushAll(0), store.Status.Fault);
        }

        disk.MakeReadOnly();
        Assert.ThrowsAny<Exception>(() => DataDirectoryLock.Acquire(disk.Path, "test"));
        Assert.Contains(disk.Path, Assert.Throws<StoreException>(() =>
        {
            using var store = SymbolStore.Open(options);
            store.Register(StoreFolder.Key("BTCUSDT"), StoreFolder.Facts);
        }).Message);
        using var query = SymbolQuery.OpenStopped(disk.Path);
        using var rows = query.Run("SELECT count(*) FROM ticks");
        Assert.True(rows.Result.Read());
        Assert.Equal(1, rows.Result.GetInt64(0));
    }
}
