using FastEngine.Core;
using FastEngine.Host.Control;
using FastEngine.Storage.Symbols;
using FastEngine.Storage.Symbols.Rows;

namespace FastEngine.Host.Tests.Control;

/// <summary>Three symbols' ticks in the databases of a data directory.</summary>
internal static class StoredMarket
{
    public const long Start = 1_700_000_000_000_000_000;

    public static SymbolStore Open(string directory) => SymbolStore.Open(new SymbolStoreOptions { Directory = directory, MemoryLimitMiB = 512 });

    public static void Fill(string directory)
    {
        using var held = DataDirectoryLock.Acquire(directory, "test");
        using var store = Open(directory);
        Fill(store);
    }

    public static void Fill(SymbolStore store)
    {
        var facts = new SymbolFacts { PriceScale = 2, QuantityScale = 3 };
        foreach (var (key, count) in new[] { (new SymbolKey("binance", "usdm", "BTCUSDT"), 10), (new SymbolKey("binance", "usdm", "ETHUSDT"), 20), (new SymbolKey("binance", "spot", "ETHUSDT"), 30) })
        {
            var writer = store.Register(key, facts);
            for (var i = 0; i < count; i++) writer.Append(new TickRow { TimeNs = Start + i, TradeId = i, Price = 100_00 + i, Quantity = 1 + i, Aggressor = Side.Buy });
        }

        Assert.True(store.TryFlushAll(0), store.Status.Fault);
    }

    /// <summary>An engine that only answers queries.</summary>
    public static TestTarget Target(SymbolStore store) => new() { OnQuery = (request, output, stop) => QueryExecution.Execute(store.OpenQuery, request, output, stop) };
}
