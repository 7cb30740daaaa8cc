using BenchmarkDotNet.Attributes;
using FastEngine.Storage.DuckDb;

namespace FastEngine.Benchmarks.Storage;

/// <summary>A million ticks into an empty DuckDB table: row by row over the C API, and by columns through the binding.</summary>
public class DuckDbAppend : IDisposable
{
    private const int Rows = 1_000_000;
    private const string Integers = "CREATE OR REPLACE TABLE ticks(time BIGINT, price BIGINT, quantity BIGINT, side UTINYINT)";
    private const string Types = "CREATE OR REPLACE TABLE ticks(time TIMESTAMP_NS, price DECIMAL(18, 2), quantity DECIMAL(18, 8), side UTINYINT)";

    private readonly long[] _times = new long[Rows];
    private readonly long[] _prices = new long[Rows];
    private readonly long[] _quantities = new long[Rows];
    private readonly byte[] _sides = new byte[Rows];

    private string _folder = "";
    private DuckDbDatabase _database = null!;
    private DuckDbConnection _connection = null!;
    private RowAppender _rowAppender = null!;

    /// <summary>On disk a flush also goes to the write-ahead log or the file.</summary>
    [Params(false, true)]
    public bool OnDisk { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        var price = 6_183_760L;
        for (var i = 0; i < Rows; i++)
        {
            _times[i] = 1_700_000_000_000_000_000 + i * 1_000_000L;
            _prices[i] = price += random.Next(-10, 11);
            _quantities[i] = random.Next(1, 1_000_000_000);
            _sides[i] = (byte)random.Next(2);
        }

        _folder = Directory.CreateTempSubdirectory("fastengine-bench-").FullName;
        _database = DuckDbDatabase.Open(OnDisk ? Path.Combine(_folder, "columns.duckdb") : DuckDbDatabase.InMemory);
        _connection = _database.Connect();
        _rowAppender = new(OnDisk ? Path.Combine(_folder, "rows.duckdb") : DuckDbDatabase.InMemory);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _rowAppender.Dispose();
        _connection.Dispose();
        _database.Dispose();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Rows)]
    public void RowByRow()
    {
        _rowAppender.Execute(Integers);
        _rowAppender.Append("ticks", _times, _prices, _quantities, _sides);
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    public void ByColumns() => AppendColumns(Integers);

    [Benchmark(OperationsPerInvoke = Rows)]
    public void ByColumnsWithTimesAndDecimals() => AppendColumns(Types);

    private void AppendColumns(string create)
    {
        _connection.Execute(create);
        using var appender = _connection.Append("ticks");
        for (var done = 0; done < Rows;)
        {
            var rows = Math.Min(appender.Capacity, Rows - done);
            _times.AsSpan(done, rows).CopyTo(appender.Values<long>(0));
            _prices.AsSpan(done, rows).CopyTo(appender.Values<long>(1));
            _quantities.AsSpan(done, rows).CopyTo(appender.Values<long>(2));
            _sides.AsSpan(done, rows).CopyTo(appender.Values<byte>(3));
            appender.Append(rows);
            done += rows;
        }

        appender.Flush();
    }
}
