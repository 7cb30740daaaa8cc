using FastEngine.Storage.DuckDb;

namespace FastEngine.Storage.Tests.DuckDb;

public sealed class DuckDbAppenderTests : IDisposable
{
    private readonly Memory _memory = new();

    private DuckDbConnection Connection => _memory.Connection;

    public void Dispose() => _memory.Dispose();

    [Fact]
    public void A_million_rows_arrive_in_order()
    {
        const int Rows = 1_000_000;
        Connection.Execute("CREATE TABLE ticks(time TIMESTAMP_NS, price DECIMAL(18, 2), side UTINYINT, total DECIMAL(38, 8), maker BOOLEAN, factor DOUBLE)");
        using (var appender = Connection.Append("ticks"))
        {
            for (var done = 0; done < Rows;)
            {
                var rows = Math.Min(appender.Capacity, Rows - done);
                var times = appender.Values<long>(0);
                var prices = appender.Values<long>(1);
                var sides = appender.Values<byte>(2);
                var totals = appender.Values<Int128>(3);
                var makers = appender.Values<bool>(4);
                var factors = appender.Values<double>(5);
                for (var i = 0; i < rows; i++, done++)
                {
                    times[i] = done;
                    prices[i] = done * 3L;
                    sides[i] = (byte)(done % 200);
                    totals[i] = (Int128)done << 60;
                    makers[i] = done % 3 == 0;
                    factors[i] = done / 7.0;
                }

                appender.Append(rows);
            }

            appender.Flush();
        }

        using var result = Connection.Query("SELECT * FROM ticks");
        var row = 0;
        while (result.Read())
        {
            Assert.Equal(row, result.GetTimestampNs(0));
            Assert.Equal(row * 3L, result.GetUnscaled(1));
            Assert.Equal(row % 200, result.GetInt32(2));
            Assert.Equal((Int128)row << 60, result.GetUnscaled(3));
            Assert.Equal(row % 3 == 0, result.GetBoolean(4));
            Assert.Equal(row / 7.0, result.GetDouble(5));
            row++;
        }

        Assert.Equal(Rows, row);
    }

    [Fact]
    public void Text_and_NULL_arrive_and_a_new_chunk_begins_without_NULLs()
    {
        Connection.Execute("CREATE TABLE t(a VARCHAR, b BIGINT, c BLOB)");
        string[] texts = ["", "twelve bytes", "thirteen byte", "grüße \0 🚀 und mehr als zwölf Bytes"];
        using (var appender = Connection.Append("t"))
        {
            for (var pass = 0; pass < 2; pass++)
            {
                for (var i = 0; i < texts.Length; i++)
                {
                    appender.SetText(0, i, texts[i]);
                    appender.Values<long>(1)[i] = i;
                    appender.SetText(2, i, [(byte)0xff, (byte)i]);
                    if (pass == 0 && i == 2)
                    {
                        appender.SetText(0, i, (string?)null);
                        appender.SetNull(1, i);
                        appender.SetNull(2, i);
                    }
                }

                appender.Append(texts.Length);
            }

            appender.Flush();
        }

        using var result = Connection.Query("SELECT * FROM t");
        for (var row = 0; row < 2 * texts.Length; row++)
        {
            Assert.True(result.Read());
            Assert.Equal(row == 2, result.IsNull(0));
            Assert.Equal(row == 2, result.IsNull(1));
            Assert.Equal(row == 2, result.IsNull(2));
            if (row == 2) continue;
            Assert.Equal(texts[row % texts.Length], result.GetString(0));
            Assert.Equal(row % texts.Length, result.GetInt64(1));
            Assert.Equal([(byte)0xff, (byte)(row % texts.Length)], result.GetBytes(2).ToArray());
        }

        Assert.False(result.Read());
    }

    [Fact]
    public void Rows_that_were_not_flushed_are_dropped_with_the_appender()
    {
        Connection.Execute("CREATE TABLE t(a BIGINT)");
        using (var appender = Connection.Append("t"))
        {
            appender.Append(10);
            appender.Flush();
            appender.Append(20);
        }

        Assert.Equal(10, _memory.Number("SELECT count(*) FROM t"));
    }

    [Fact]
    public void Appended_rows_belong_to_the_transaction()
    {
        Connection.Execute("CREATE TABLE t(a BIGINT)");
        using (Connection.BeginTransaction())
        using (var appender = Connection.Append("t"))
        {
            for (var i = 0; i < 200; i++) appender.Append(appender.Capacity);
            appender.Flush();
            Assert.Equal(200 * 2048, _memory.Number("SELECT count(*) FROM t"));
        }

        Assert.Equal(0, _memory.Number("SELECT count(*) FROM t"));
    }

    [Fact]
    public void An_attached_database_is_appended_to_by_its_name()
    {
        Connection.Execute("ATTACH ':memory:' AS \"btc usdt\"; CREATE SCHEMA \"btc usdt\".s; CREATE TABLE \"btc usdt\".s.t(a BIGINT)");
        using (var appender = Connection.Append("t", "s", "btc usdt"))
        {
            appender.Values<long>(0)[0] = 5;
            appender.Append(1);
            appender.Flush();
        }

        Assert.Equal(5, _memory.Number("SELECT a FROM \"btc usdt\".s.t"));
    }

    [Fact]
    public void A_refused_flush_tells_why_and_the_appender_goes_on_without_those_rows()
    {
        Connection.Execute("CREATE TABLE t(a BIGINT CHECK (a < 100))");
        using var appender = Connection.Append("t");
        appender.Values<long>(0)[0] = 100;
        appender.Append(1);
        var error = Assert.Throws<DuckDbException>(appender.Flush);
        Assert.Contains("CHECK constraint failed", error.Message, StringComparison.Ordinal);
        Assert.Contains("append to t", error.Message, StringComparison.Ordinal);
        Assert.Equal(DuckDbErrorKind.Constraint, error.Kind);
        appender.Values<long>(0)[0] = 99;
        appender.Append(1);
        appender.Flush();
        Assert.Equal(99, _memory.Number("SELECT sum(a)::BIGINT FROM t"));
    }

    [Fact]
    public void A_missing_table_is_named()
    {
        var error = Assert.Throws<DuckDbException>(() => Connection.Append("missing"));
        Assert.Contains("missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_vector_is_shown_in_its_own_size_only()
    {
        Connection.Execute("CREATE TABLE t(a DECIMAL(38, 2), b VARCHAR)");
        using var appender = Connection.Append("t");
        Assert.Throws<InvalidCastException>(() => appender.Values<long>(0));
        Assert.Throws<InvalidCastException>(() => appender.Values<Int128>(1));
        Assert.Throws<InvalidCastException>(() => appender.SetText(0, 0, "1.5"));
        Assert.Throws<ArgumentOutOfRangeException>(() => appender.SetText(1, appender.Capacity, "x"));
        Assert.Throws<ArgumentOutOfRangeException>(() => appender.Append(appender.Capacity + 1));
        Assert.Throws<ArgumentException>(() => appender.SetText(1, 0, [0xc3, 0x28]));
        Assert.Equal(2048, appender.Values<Int128>(0).Length);
    }
}
