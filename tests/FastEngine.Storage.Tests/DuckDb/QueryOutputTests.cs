using System.Text;
using System.Text.Json;
using FastEngine.Storage.DuckDb;
using FastEngine.Storage.DuckDb.Output;

namespace FastEngine.Storage.Tests.DuckDb;

public sealed class QueryOutputTests : IDisposable
{
    private const string Trades = """
        SELECT * FROM (VALUES
            (TIMESTAMP_NS '2026-11-21 06:00:54.123456789', 61837.60::DECIMAL(18, 2), 9007199254740993::BIGINT, 0.5::DOUBLE, true, 'plain'),
            (NULL, -0.05, -5, 'nan', NULL, 'with, comma "quoted"' || chr(10) || 'and line'),
            (TIMESTAMP_NS '1969-12-31 23:59:59.999999999', 12, 9007199254740992, 'infinity', false, '')) t(time, price, id, factor, maker, note)
        """;

    private readonly Memory _memory = new();

    public void Dispose() => _memory.Dispose();

    [Fact]
    public void Csv_quotes_as_RFC_4180_says_and_tells_NULL_from_empty_text() => Assert.Equal(
        """
        time,price,id,factor,maker,note
        2026-11-21T06:00:54.123456789,61837.6,9007199254740993,0.5,true,plain
        ,-0.05,-5,NaN,,"with, comma ""quoted""
        and line"
        1969-12-31T23:59:59.999999999,12,9007199254740992,Infinity,false,""

        """,
        Written(Trades, QueryFormat.Csv, 3));

    [Fact]
    public void Json_lines_hold_numbers_only_where_a_double_is_exact() => Assert.Equal(
        """
        {"time":"2026-11-21T06:00:54.123456789","price":"61837.6","id":"9007199254740993","factor":0.5,"maker":true,"note":"plain"}
        {"time":null,"price":"-0.05","id":-5,"factor":"NaN","maker":null,"note":"with, comma \"quoted\"\nand line"}
        {"time":"1969-12-31T23:59:59.999999999","price":"12","id":9007199254740992,"factor":"Infinity","maker":false,"note":""}

        """,
        Written(Trades, QueryFormat.JsonLines, 3));

    [Fact]
    public void A_table_is_aligned_with_the_points_of_decimals_in_line() => Assert.Equal(
        """
        time                              price                id    factor  maker  note
        -----------------------------  --------  ----------------  --------  -----  ------------------------------
        2026-11-21T06:00:54.123456789  61837.60  9007199254740993       0.5  true   plain
        NULL                              -0.05                -5       NaN  NULL   with, comma "quoted"\nand line
        1969-12-31T23:59:59.999999999     12.00  9007199254740992  Infinity  false
        (3 rows)

        """,
        Written(Trades, QueryFormat.Table, 3));

    [Fact]
    public void A_table_shows_as_many_rows_as_asked_for_and_says_that_there_are_more()
    {
        Assert.EndsWith("\n0\n1\n(the first 2 rows; there are more)\n", Written("SELECT i FROM range(100000) t(i)", QueryFormat.Table, 2, rows: 2), StringComparison.Ordinal);
        Assert.EndsWith("\n0\n1\n(2 rows)\n", Written("SELECT i FROM range(2) t(i)", QueryFormat.Table, 2, rows: 2), StringComparison.Ordinal);
        Assert.EndsWith("(0 rows)\n", Written("SELECT i FROM range(0) t(i)", QueryFormat.Table, 0), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_shows_control_characters_and_cuts_long_text()
    {
        var lines = Written("SELECT chr(27) || '[2J' AS a, repeat('é', 1000) AS b, 'grüße' AS c", QueryFormat.Table, 1).Split('\n');
        Assert.Contains("\\u001b[2J", lines[2], StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', lines[2]);
        Assert.InRange(lines[2].Length, 100, 150);
        Assert.Contains("é…  grüße", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_json_array_is_one_document_of_any_length()
    {
        using (var empty = JsonDocument.Parse(Written("SELECT 1 AS a WHERE false", QueryFormat.Json, 0))) Assert.Equal(0, empty.RootElement.GetArrayLength());
        using var document = JsonDocument.Parse(Written("SELECT i, i::DECIMAL(9, 1) / 2 AS half, i AS i, i AS i_1 FROM range(20000) t(i)", QueryFormat.Json, 20_000));
        Assert.Equal(20_000, document.RootElement.GetArrayLength());
        var last = document.RootElement[19_999];
        Assert.Equal(["i", "half", "i_2", "i_1"], last.EnumerateObject().Select(p => p.Name));
        Assert.Equal(19_999, last.GetProperty("i").GetInt64());
    }

    [Theory]
    [InlineData(QueryFormat.Csv, "i\n0\n1\n")]
    [InlineData(QueryFormat.Json, "[\n{\"i\":0},\n{\"i\":1}\n]\n")]
    [InlineData(QueryFormat.JsonLines, "{\"i\":0}\n{\"i\":1}\n")]
    public void As_many_rows_as_asked_for_are_written(QueryFormat format, string text) =>
        Assert.Equal(text, Written("SELECT i FROM range(20000) t(i)", format, 2, rows: 2));

    [Fact]
    public void Rows_stream_with_memory_for_one_chunk()
    {
        foreach (var format in new[] { QueryFormat.Csv, QueryFormat.JsonLines })
        {
            using var output = new CountingStream();
            using var result = _memory.Connection.Query("SELECT i, repeat('x', 1000) FROM range(100000) t(i)");
            Assert.Equal(100_000, QueryOutput.Write(result, format, output));
            Assert.InRange(output.Bytes, 100_000_000, 200_000_000);
            Assert.InRange(output.LargestWrite, 1, 1 << 20);
        }
    }

    [Fact]
    public void Parquet_keeps_decimals_nanoseconds_and_huge_integers_exact()
    {
        var folder = Directory.CreateTempSubdirectory("fastengine-parquet-").FullName;
        try
        {
            var path = Path.Combine(folder, "it's.parquet");
            const string Query = "SELECT time, price, 12345678901234567890123456789::HUGEINT AS \"huge one\", note FROM (" + Trades + ") -- all\n;";
            Assert.Equal(3, ParquetFile.Write(_memory.Connection, Query, path));
            Assert.Equal(3, ParquetFile.Write(_memory.Connection, Query, path));
            using var result = _memory.One($"SELECT * FROM read_parquet({Quoted(path)})");
            Assert.Equal([DuckDbType.TimestampNs, DuckDbType.Decimal, DuckDbType.Decimal, DuckDbType.Varchar], result.Columns.Select(c => c.Type));
            Assert.Equal("huge one", result.Columns[2].Name);
            Assert.Equal("2026-11-21T06:00:54.123456789", result.GetText(0));
            Assert.Equal("61837.6", result.GetText(1));
            Assert.Equal("12345678901234567890123456789", result.GetText(2));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_Parquet_file_that_cannot_be_written_tells_why()
    {
        var error = Assert.Throws<DuckDbException>(() => ParquetFile.Write(_memory.Connection, "SELECT 1", "/nowhere/one.parquet"));
        Assert.Equal(DuckDbErrorKind.Io, error.Kind);
        Assert.Contains("/nowhere/one.parquet", error.Message, StringComparison.Ordinal);
        Assert.Throws<DuckDbException>(() => ParquetFile.Write(_memory.Connection, "SELECT missing", "/nowhere/one.parquet"));
    }

    private static string Quoted(string path) => $"'{path.Replace("'", "''", StringComparison.Ordinal)}'";

    private string Written(string sql, QueryFormat format, long expectedRows, int? rows = null)
    {
        using var output = new MemoryStream();
        using var result = _memory.Connection.QueryReadable(sql);
        Assert.Equal(expectedRows, QueryOutput.Write(result, format, output, rows));
        return Encoding.UTF8.GetString(output.ToArray());
    }

    /// <summary>Counts what passes through.</summary>
    private sealed class CountingStream : Stream
    {
        public long Bytes { get; private set; }

        public int LargestWrite { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => Bytes;

        public override long Position { get => Bytes; set => throw new NotSupportedException(); }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Bytes += buffer.Length;
            LargestWrite = Math.Max(LargestWrite, buffer.Length);
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
