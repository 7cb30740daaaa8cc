using FastEngine.Core;
using FastEngine.Storage.DuckDb;
using FastEngine.Storage.Symbols;
using FastEngine.Storage.Symbols.Rows;

namespace FastEngine.Storage.Tests.Symbols;

/// <summary>A data directory of a test, in memory where there is room for a hundred databases, since each is synced many times; and rows to write into it.</summary>
internal sealed class StoreFolder : IDisposable
{
    public const long Start = 1_700_000_040_000_000_000 / EngineTime.NsPerHour * EngineTime.NsPerHour;

    public static readonly SymbolFacts Facts = new() { PriceScale = 2, QuantityScale = 3, Tick = 10, Lot = 1 };

    private const string InMemory = "/dev/shm";
    private const long LeastRoomBytes = 4L << 30;

    public StoreFolder() => Directory = System.IO.Directory.CreateDirectory(Path.Combine(Root, $"fastengine-store-{Guid.NewGuid():N}")).FullName;

    public string Directory { get; }

    public SymbolStoreOptions Options => new() { Directory = Directory, MemoryLimitMiB = 512 };

    public static SymbolKey Key(string symbol) => new("binance", "usdm", symbol);

    public string PathOf(string symbol) => StoreLayout.PathOf(Directory, Key(symbol));

    public static TickRow Tick(long id, long timeNs) => new()
    {
        TimeNs = timeNs, ReceiveTimeNs = timeNs + 1_500_000, TradeId = id, Price = 6_000_000 + id % 1_000, Quantity = 1 + id % 500,
        Aggressor = (id & 1) == 0 ? Side.Buy : Side.Sell, IsLate = id % 10 == 9,
    };

    public static TradeExecutionRow Trade(long record, long timeNs) => new()
    {
        ExitOrder = record * 2, ExitTimeNs = timeNs, PositionId = record, EntryTimeNs = timeNs - EngineTime.NsPerSecond, EntryOrder = record * 2 - 1,
        EntryPrice = 60_000 * (Int128)FixedPoint.PowerOfTen(18), ExitPrice = 60_001 * (Int128)FixedPoint.PowerOfTen(18), Quantity = 5,
        Pnl = -(Int128)FixedPoint.PowerOfTen(18) / 4, Fees = FixedPoint.PowerOfTen(16), Strategy = "four_level", Config = "default", IsLast = true,
        JournalRecord = record,
    };

    private static string Root => System.IO.Directory.Exists(InMemory) && new DriveInfo(InMemory).AvailableFreeSpace >= LeastRoomBytes ? InMemory : Path.GetTempPath();

    /// <summary>Reads a closed database with DuckDB alone: rows as text, columns by a bar.</summary>
    public static IReadOnlyList<string> Read(string path, string sql)
    {
        using var database = DuckDbDatabase.Open(path, new DuckDbOptions { AccessMode = DuckDbAccessMode.ReadOnly });
        using var connection = database.Connect();
        using var rows = connection.Query($"SELECT concat_ws('|', *COLUMNS(*)) FROM ({sql})");
        var lines = new List<string>();
        while (rows.Read()) lines.Add(rows.GetString(0));
        return lines;
    }

    public static long Count(string path, string table) => long.Parse(Read(path, $"SELECT count(*) FROM {table}")[0]);

    /// <summary>The files as they are now, in another directory.</summary>
    public StoreFolder Copy()
    {
        var copy = new StoreFolder();
        foreach (var file in System.IO.Directory.EnumerateFiles(Directory, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy.Directory, Path.GetRelativePath(Directory, file));
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}
