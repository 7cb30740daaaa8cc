using FastEngine.Storage.DuckDb;

namespace FastEngine.Storage.Tests.DuckDb;

public sealed class DuckDbTypeTests : IDisposable
{
    private readonly Memory _memory = new();

    public void Dispose() => _memory.Dispose();

    [Theory]
    [InlineData("true", DuckDbType.Boolean, "true")]
    [InlineData("(-128)::TINYINT", DuckDbType.TinyInt, "-128")]
    [InlineData("255::UTINYINT", DuckDbType.UTinyInt, "255")]
    [InlineData("(-32768)::SMALLINT", DuckDbType.SmallInt, "-32768")]
    [InlineData("65535::USMALLINT", DuckDbType.USmallInt, "65535")]
    [InlineData("(-2147483648)::INTEGER", DuckDbType.Integer, "-2147483648")]
    [InlineData("4294967295::UINTEGER", DuckDbType.UInteger, "4294967295")]
    [InlineData("(-9223372036854775808)::BIGINT", DuckDbType.BigInt, "-9223372036854775808")]
    [InlineData("18446744073709551615::UBIGINT", DuckDbType.UBigInt, "18446744073709551615")]
    [InlineData("(-170141183460469231731687303715884105728)::HUGEINT", DuckDbType.HugeInt, "-170141183460469231731687303715884105728")]
    [InlineData("340282366920938463463374607431768211455::UHUGEINT", DuckDbType.UHugeInt, "340282366920938463463374607431768211455")]
    [InlineData("0.1::FLOAT", DuckDbType.Float, "0.1")]
    [InlineData("0.1::DOUBLE", DuckDbType.Double, "0.1")]
    [InlineData("'-infinity'::DOUBLE", DuckDbType.Double, "-Infinity")]
    [InlineData("(-12.34)::DECIMAL(4, 2)", DuckDbType.Decimal, "-12.34")]
    [InlineData("(-1234567.8)::DECIMAL(9, 2)", DuckDbType.Decimal, "-1234567.8")]
    [InlineData("0.000000000000000001::DECIMAL(18, 18)", DuckDbType.Decimal, "0.000000000000000001")]
    [InlineData("(-99999999999999999999999999999.999999999)::DECIMAL(38, 9)", DuckDbType.Decimal, "-99999999999999999999999999999.999999999")]
    [InlineData("DATE '1969-12-31'", DuckDbType.Date, "1969-12-31")]
    [InlineData("DATE '2024-02-29'", DuckDbType.Date, "2024-02-29")]
    [InlineData("DATE '0044-03-15 (BC)'", DuckDbType.Date, "-0043-03-15")]
    [InlineData("DATE 'infinity'", DuckDbType.Date, "infinity")]
    [InlineData("TIMESTAMP '1969-12-31 23:59:59.999999'", DuckDbType.Timestamp, "1969-12-31T23:59:59.999999")]
    [InlineData("TIMESTAMP '12345-01-02 03:04:05'", DuckDbType.Timestamp, "+12345-01-02T03:04:05.000000")]
    [InlineData("TIMESTAMP '-infinity'", DuckDbType.Timestamp, "-infinity")]
    [InlineData("TIMESTAMPTZ '2026-11-21 06:00:54.5+00'", DuckDbType.TimestampTz, "2026-11-21T06:00:54.500000Z")]
    [InlineData("TIMESTAMP_NS '2026-11-21 06:00:54.123456789'", DuckDbType.TimestampNs, "2026-11-21T06:00:54.123456789")]
    [InlineData("TIMESTAMP_NS '1677-09-22 00:00:00.000000001'", DuckDbType.TimestampNs, "1677-09-22T00:00:00.000000001")]
    [InlineData("TIMESTAMP_MS '2026-11-21 06:00:54.123'", DuckDbType.TimestampMs, "2026-11-21T06:00:54.123")]
    [InlineData("TIMESTAMP_S '2026-11-21 06:00:54'", DuckDbType.TimestampS, "2026-11-21T06:00:54")]
    [InlineData("'twelve bytes'", DuckDbType.Varchar, "twelve bytes")]
    [InlineData("'thirteen byte'", DuckDbType.Varchar, "thirteen byte")]
    [InlineData("'\\x00\\xFFa'::BLOB", DuckDbType.Blob, "00ff61")]
    public void A_value_of_each_type_is_read_as_exact_text(string value, DuckDbType type, string text)
    {
        using var result = _memory.One($"SELECT {value}, NULL::{TypeOf(value)} UNION ALL SELECT NULL, {value}");
        Assert.Equal(type, result.Columns[0].Type);
        Assert.Equal(text, result.GetText(0));
        Assert.Null(result.GetText(1));
        Assert.Throws<InvalidOperationException>(() => result.GetInt64(1));
        Assert.True(result.Read());
        Assert.True(result.IsNull(0));
        Assert.Equal(text, result.GetText(1));
    }

    [Theory]
    [InlineData("[1, 2, NULL]", "[1, 2, NULL]")]
    [InlineData("{'a': 1, 'b': [2]}", "{'a': 1, 'b': [2]}")]
    [InlineData("MAP {'k': 5}", "{k=5}")]
    [InlineData("INTERVAL 3 DAY", "3 days")]
    [InlineData("TIME '12:34:56.789'", "12:34:56.789")]
    [InlineData("'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::UUID", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11")]
    [InlineData("'buy'::ENUM ('buy', 'sell')", "buy")]
    [InlineData("'101'::BIT", "101")]
    public void Other_types_are_refused_by_a_query_and_text_in_a_readable_one(string value, string text)
    {
        using (var result = _memory.One($"SELECT {value} AS v"))
        {
            Assert.False(result.Columns[0].IsReadable);
            var error = Assert.Throws<InvalidCastException>(() => result.GetText(0));
            Assert.Contains("CAST(... AS VARCHAR)", error.Message, StringComparison.Ordinal);
        }

        using var readable = Memory.One(_memory.Connection.QueryReadable($"SELECT 7 AS \"v\"\"1\", {value} AS v, {value} AS v -- three\n ; "));
        Assert.Equal(["v\"1", "v", "v"], readable.Columns.Select(c => c.Name));
        Assert.Equal("7", readable.GetText(0));
        Assert.Equal(text, readable.GetText(1));
        Assert.Equal(text, readable.GetText(2));
    }

    [Fact]
    public void A_readable_query_keeps_the_order_of_rows()
    {
        using var result = _memory.Connection.QueryReadable("SELECT [i], i FROM range(50000) t(i) ORDER BY i DESC");
        var next = 49_999L;
        while (result.Read()) Assert.Equal(next--, result.GetInt64(1));
        Assert.Equal(-1, next);
    }

    [Fact]
    public void What_cannot_be_cast_is_refused_with_the_way_out()
    {
        var error = Assert.Throws<NotSupportedException>(() => _memory.Connection.QueryReadable("SELECT 1; SELECT [1] AS list"));
        Assert.Contains("CAST(\"list\" AS VARCHAR)", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, _memory.Number("SELECT 1"));
    }

    [Fact]
    public void A_value_asked_for_as_another_type_is_refused()
    {
        using var result = _memory.One("SELECT 1.5::DECIMAL(4, 1) AS d, 'x' AS s, 1::UBIGINT << 63 AS u, TIMESTAMP '9999-01-01' AS t");
        Assert.Throws<InvalidCastException>(() => result.GetInt64(0));
        Assert.Throws<InvalidCastException>(() => result.GetDouble(0));
        Assert.Throws<InvalidCastException>(() => result.GetUnscaled(1));
        Assert.Throws<InvalidCastException>(() => result.Values<long>(1));
        Assert.Throws<InvalidCastException>(() => result.Values<long>(0));
        Assert.Throws<OverflowException>(() => result.GetInt64(2));
        Assert.Throws<OverflowException>(() => result.GetTimestampNs(3));
        Assert.Throws<InvalidCastException>(() => result.GetString(0));
        Assert.Equal(15, result.Values<short>(0)[0]);
        Assert.Contains("d DECIMAL(4,1)", Assert.Throws<InvalidCastException>(() => result.GetBoolean(0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_is_asked_for_after_Read_only()
    {
        using var result = _memory.Connection.Query("SELECT 1");
        Assert.Throws<InvalidOperationException>(() => result.GetInt32(0));
        Assert.True(result.Read());
        Assert.Equal(1, result.GetInt32(0));
        Assert.False(result.Read());
        Assert.Throws<InvalidOperationException>(() => result.GetInt32(0));
    }

    private string TypeOf(string value) => _memory.Text($"SELECT typeof({value})");
}
