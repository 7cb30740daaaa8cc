using FastEngine.Core;
using FastEngine.Storage.Symbols;
using FastEngine.Storage.Symbols.Rows;

namespace FastEngine.Storage.Tests.Symbols;

public sealed class FileSizeTests : IDisposable
{
    private const int Cycles = 10;
    private const int Minutes = 20;
    private const int BusyBytes = 1 << 19;
    private const long Bound = 8 << 20;
    private readonly StoreFolder _folder = new();

    private SymbolStoreOptions Options => _folder.Options with { RewriteFloorBytes = 4 << 20 };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Over_ten_cycles_of_retention_the_file_stays_bounded_and_whole()
    {
        var (sizes, rewrites) = Run(Options, Cycles);
        Assert.True(rewrites > 0, "no rewrite in ten cycles");
        // At the end of a quiet cycle: the floor, or three times what the few rows and twenty tables take.
        Assert.All(sizes, size => Assert.InRange(size, 1, Bound));
        var path = _folder.PathOf("BTCUSDT");
        Assert.Equal($"{Cycles}|1|{Cycles}", StoreFolder.Read(path, "SELECT count(*), min(journal_position), max(journal_position) FROM trade_executions")[0]);
        const long Last = 2 * Cycles * Minutes - 1;
        Assert.Equal($"{Last}", StoreFolder.Read(path, "SELECT max(trade_id) FROM ticks")[0]);
        Assert.Equal($"{Last - 15}", StoreFolder.Read(path, "SELECT min(trade_id) FROM ticks")[0]);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(path)!, "*" + StoreLayout.RewriteSuffix + "*"));
    }

    [Fact]
    public void Without_rewrites_one_row_at_its_end_keeps_a_file_large()
    {
        var (sizes, rewrites) = Run(Options with { RewriteFactor = 1e9 }, 2);
        Assert.Equal(0, rewrites);
        Assert.True(sizes.Max() > Bound, $"the largest file has {sizes.Max()} bytes: the rewrite has nothing to show");
    }

    [Fact]
    public void A_reader_holds_a_rewrite_off_and_it_comes_after_him()
    {
        using var store = SymbolStore.Open(Options);
        using var query = store.OpenQuery();
        var btc = store.Register(StoreFolder.Key("BTCUSDT"), StoreFolder.Facts);
        WriteCycle(store, btc, 0);
        for (var minute = Minutes; minute < Minutes + 5; minute++) WriteMinute(store, btc, minute, 10);
        using (var rows = query.Run("SELECT trade_id FROM ticks ORDER BY trade_id"))
        {
            Assert.True(rows.Result.Read());
            for (var minute = Minutes + 5; minute < 3 * Minutes; minute++) WriteMinute(store, btc, minute, 10);
            Assert.Equal(0, store.Status.Rewrites);
        }

        for (var minute = 3 * Minutes; minute < 4 * Minutes; minute++) WriteMinute(store, btc, minute, 10);
        Assert.True(store.Status.Rewrites > 0, "no rewrite after the reader");
        using var count = query.Run("SELECT count(*), min(trade_id) FROM ticks");
        Assert.True(count.Result.Read());
        Assert.Equal((16, 4 * Minutes - 16), (count.Result.GetInt64(0), count.Result.GetInt64(1)));
    }

    [Fact]
    public void What_a_crash_left_of_a_copy_is_deleted_and_the_file_read_as_it_was()
    {
        using (var store = SymbolStore.Open(Options)) WriteMinute(store, store.Register(StoreFolder.Key("BTCUSDT"), StoreFolder.Facts), 4, 100);
        var copy = _folder.PathOf("BTCUSDT") + StoreLayout.RewriteSuffix;
        File.WriteAllText(copy, "half of a copy");
        File.WriteAllText(copy + StoreLayout.LogSuffix, "and of its log");
        using (var store = SymbolStore.Open(Options)) WriteMinute(store, store.Register(StoreFolder.Key("BTCUSDT"), StoreFolder.Facts), 9, 100);
        Assert.False(File.Exists(copy));
        Assert.False(File.Exists(copy + StoreLayout.LogSuffix));
        Assert.Equal(2, StoreFolder.Count(_folder.PathOf("BTCUSDT"), "ticks"));
    }

    /// <summary>Busy and quiet quarters of an hour in turn.</summary>
    /// <returns>Sizes of the file at the end of each quiet one.</returns>
    private (List<long> Sizes, long Rewrites) Run(SymbolStoreOptions options, int cycles)
    {
        var sizes = new List<long>();
        using var store = SymbolStore.Open(options);
        var btc = store.Register(StoreFolder.Key("BTCUSDT"), StoreFolder.Facts);
        for (var cycle = 0; cycle < cycles; cycle++)
        {
            WriteCycle(store, btc, cycle);
            for (var i = 0; i < Minutes; i++) WriteMinute(store, btc, (2 * cycle + 1) * Minutes + i, 10);
            sizes.Add(new FileInfo(_folder.PathOf("BTCUSDT")).Length);
        }

        Assert.Null(store.Status.Fault);
        return (sizes, store.Status.Rewrites);
    }

    /// <summary>Busy minutes, then a closed trade: it stays, and lies behind everything that goes.</summary>
    private static void WriteCycle(SymbolStore store, SymbolWriter writer, int cycle)
    {
        for (var i = 0; i < Minutes; i++) WriteMinute(store, writer, 2 * cycle * Minutes + i, BusyBytes);
        Assert.True(writer.Append(StoreFolder.Trade(cycle + 1, StoreFolder.Start + (2 * cycle * Minutes + Minutes - 1) * EngineTime.NsPerMinute)));
        store.Advance(cycle + 1);
    }

    /// <summary>A tick, and a profile whose text cannot be compressed.</summary>
    private static void WriteMinute(SymbolStore store, SymbolWriter writer, int minute, int bytes)
    {
        var time = StoreFolder.Start + minute * EngineTime.NsPerMinute;
        var text = new byte[bytes / 2];
        new Random(minute).NextBytes(text);
        Assert.True(writer.Append(StoreFolder.Tick(minute, time)));
        Assert.True(writer.Append(new MarketProfileRow { TimeNs = time, TimeframeNs = EngineTime.NsPerMinute, Profile = Convert.ToHexString(text) }));
        if (minute % 5 == 4) Write(store, minute);
    }

    private static void Write(SymbolStore store, long nowNs)
    {
        Assert.True(store.TryFlushAll(nowNs), store.Status.Fault);
        store.Flush(nowNs);
        Assert.Null(store.Status.Fault);
    }
}
