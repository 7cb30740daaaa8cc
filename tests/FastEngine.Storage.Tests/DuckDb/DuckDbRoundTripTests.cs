using System.Text;
using FastEngine.Storage.DuckDb;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Storage.Tests.DuckDb;

public sealed class DuckDbRoundTripTests : IDisposable
{
    private static readonly Int128 Most = Int128.Parse("99999999999999999999999999999999999999");

    private static readonly Arbitrary<long> Longs = ArbMap.Default.ArbFor<long>();

    private static readonly Arbitrary<Int128> Int128s = Longs.Generator.Two()
        .SelectMany(pair => Gen.Choose(0, 127).Select(shift => (((Int128)pair.Item1 << 64) | (ulong)pair.Item2) >> shift)).ToArbitrary();

    private static readonly Arbitrary<string> Texts = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Where(text => text is not null && IsUnicode(text)),
        Gen.OneOf(Gen.Choose(0, 0xd7ff), Gen.Choose(0xe000, 0x10ffff)).Select(value => new Rune(value).ToString()).ListOf().Select(string.Concat)).ToArbitrary();

    private readonly Memory _memory = new();
    private readonly DuckDbConnection _connection;

    public DuckDbRoundTripTests()
    {
        _connection = _memory.Connection;
        _connection.Execute("CREATE TABLE t(i BIGINT, h HUGEINT, s VARCHAR, n TIMESTAMP_NS, d18 DECIMAL(18, 5), d38 DECIMAL(38, 11), f DOUBLE)");
    }

    public void Dispose() => _memory.Dispose();

    [Fact]
    public void Integers_come_back_from_a_parameter_and_from_the_appender() => Prop.ForAll(Longs, value =>
        Through("i", 0, (statement, index) => statement.Bind(index, value), appender => appender.Values<long>(0)[0] = value, r => r.GetInt64(0) == value))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Huge_integers_come_back() => Prop.ForAll(Int128s, value =>
        Through("h", 1, (statement, index) => statement.Bind(index, value), appender => appender.Values<Int128>(1)[0] = value, r => r.GetInt128(0) == value))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Text_comes_back_with_every_character() => Prop.ForAll(Texts, value =>
        Through("s", 2, (statement, index) => statement.Bind(index, value), appender => appender.SetText(2, 0, value), r => r.GetString(0) == value))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Nanosecond_times_come_back_and_read_as_DuckDB_reads_them() => Prop.ForAll(Longs, value =>
        (value is long.MinValue or -long.MaxValue or long.MaxValue)
        || Through("n", 3, (statement, index) => statement.BindTimestampNs(index, value), appender => appender.Values<long>(3)[0] = value, r => r.GetTimestampNs(0) == value))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Times_are_written_as_DuckDB_writes_them() => Prop.ForAll(Longs, Gen.Choose(0, 60).ToArbitrary(), (value, shift) =>
    {
        var ns = value >> shift;
        if (ns is long.MinValue or -long.MaxValue or long.MaxValue) return true;
        using var statement = _connection.Prepare("SELECT $1::TIMESTAMP_NS AS n, strftime($1::TIMESTAMP_NS, '%Y-%m-%dT%H:%M:%S.%n') AS text");
        statement.BindTimestampNs(1, ns);
        using var result = Memory.One(statement.Query());
        return result.GetString(1) == result.GetText(0);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Dates_are_written_as_DuckDB_writes_them()
    {
        using var result = _connection.Query("SELECT d, strftime(d, '%Y-%m-%d') FROM (SELECT DATE '0001-01-01' + (i * 13)::INTEGER AS d FROM range(280000) t(i))");
        var rows = 0;
        for (; result.Read() && !result.GetText(0)!.StartsWith('+'); rows++) Assert.Equal(result.GetString(1), result.GetText(0));
        Assert.InRange(rows, 270_000, 280_000);
    }

    [Fact]
    public void Decimals_of_64_bits_come_back() => Prop.ForAll(Longs, value =>
    {
        var unscaled = value % 1_000_000_000_000_000_000;
        return Through("d18", 4, (statement, index) => statement.BindDecimal(index, unscaled, 5), appender => appender.Values<long>(4)[0] = unscaled,
            r => r.GetUnscaled(0) == unscaled && r.GetText(0) == Trimmed(r.GetString(1)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Decimals_of_128_bits_come_back() => Prop.ForAll(Int128s, value =>
    {
        var unscaled = value % Most;
        return Through("d38", 5, (statement, index) => statement.BindDecimal(index, unscaled, 11), appender => appender.Values<Int128>(5)[0] = unscaled,
            r => r.GetUnscaled(0) == unscaled && r.GetText(0) == Trimmed(r.GetString(1)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Doubles_come_back_bit_by_bit() => Prop.ForAll(ArbMap.Default.ArbFor<double>(), value =>
        Through("f", 6, (statement, index) => statement.Bind(index, value), appender => appender.Values<double>(6)[0] = value,
            r => r.GetDouble(0).Equals(value) && double.Parse(r.GetText(0)!).Equals(value)))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Booleans_integers_and_NULLs_are_bound_by_number_or_name()
    {
        using var statement = _connection.Prepare("SELECT $yes, $four, $none, $text");
        Assert.Equal(4, statement.ParameterCount);
        statement.Bind(statement.ParameterIndex("yes"), true);
        statement.Bind(statement.ParameterIndex("four"), int.MinValue);
        statement.BindNull(statement.ParameterIndex("none"));
        statement.Bind(statement.ParameterIndex("text"), (string?)null);
        using (var result = Memory.One(statement.Query()))
        {
            Assert.True(result.GetBoolean(0));
            Assert.Equal(DuckDbType.Integer, result.Columns[1].Type);
            Assert.Equal(int.MinValue, result.GetInt32(1));
            Assert.True(result.IsNull(2));
            Assert.True(result.IsNull(3));
        }

        Assert.Throws<ArgumentException>(() => statement.ParameterIndex("missing"));
        statement.ClearBindings();
        Assert.Contains("Values were not provided", Assert.Throws<DuckDbException>(() => statement.Query()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_that_is_not_there_is_refused()
    {
        using var statement = _connection.Prepare("SELECT ?");
        Assert.Throws<ArgumentOutOfRangeException>(() => statement.Bind(0, 1));
        Assert.Contains("only has 1 parameter", Assert.Throws<DuckDbException>(() => statement.Bind(2, 1)).Message, StringComparison.Ordinal);
        statement.Bind(1, 5);
        using var result = Memory.One(statement.Query());
        Assert.Equal(5, result.GetInt32(0));
    }

    [Fact]
    public void A_decimal_of_too_many_digits_is_refused_because_DuckDB_would_store_another()
    {
        using var statement = _connection.Prepare("SELECT ?");
        Assert.Throws<ArgumentOutOfRangeException>(() => statement.BindDecimal(1, 1_000_000_000_000_000_000L, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => statement.BindDecimal(1, Most + 1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => statement.BindDecimal(1, 1L, 19));
        Assert.Throws<ArgumentOutOfRangeException>(() => statement.BindDecimal(1, 1L, -1));
        statement.BindDecimal(1, 999_999_999_999_999_999L, 18);
        using var result = Memory.One(statement.Query());
        Assert.Equal("0.999999999999999999", result.GetText(0));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused_instead_of_changed()
    {
        using var statement = _connection.Prepare("SELECT ?");
        Assert.Throws<EncoderFallbackException>(() => statement.Bind(1, "a\ud800b"));
    }

    /// <summary>The value goes in by a parameter and by the appender, and both rows are asked.</summary>
    private bool Through(string column, int index, Action<DuckDbStatement, int> bind, Action<DuckDbAppender> append, Func<DuckDbResult, bool> same)
    {
        _connection.Execute("DELETE FROM t");
        using (var insert = _connection.Prepare($"INSERT INTO t({column}) VALUES (?)"))
        {
            bind(insert, 1);
            Assert.Equal(1, insert.Execute());
        }

        using (var appender = _connection.Append("t"))
        {
            for (var other = 0; other < appender.ColumnCount; other++)
            {
                if (other != index) appender.SetNull(other, 0);
            }

            append(appender);
            appender.Append(1);
            appender.Flush();
        }

        using var result = _connection.Query($"SELECT {column}, CAST({column} AS VARCHAR) FROM t");
        var rows = 0;
        for (; result.Read(); rows++)
        {
            if (!same(result)) return false;
        }

        return rows == 2;
    }

    private static string Trimmed(string text) => text.TrimEnd('0').TrimEnd('.');

    private static bool IsUnicode(string text)
    {
        for (var i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            if (char.IsSurrogate(text[i]) && !char.IsSurrogatePair(text, i)) return false;
        }

        return true;
    }
}
