using FastEngine.Storage.DuckDb.Native;

namespace FastEngine.Storage.DuckDb;

/// <summary>A prepared statement. Parameters count from 1; what is bound stays bound until it is bound again or cleared.</summary>
public sealed class DuckDbStatement : IDisposable
{
    // DECIMAL of 18 digits lies in 64 bits, of 38 in 128.
    private const int LongDigits = 18;
    private const int MostDigits = 38;

    private static readonly Int128 LongLimit = DecimalLimit(LongDigits);
    private static readonly Int128 MostLimit = DecimalLimit(MostDigits);

    private readonly DuckDbConnection _connection;
    private readonly StatementHandle _handle;

    internal DuckDbStatement(DuckDbConnection connection, StatementHandle handle, string sql)
    {
        _connection = connection;
        _handle = handle;
        Sql = sql;
    }

    public string Sql { get; }

    /// <summary>What kind of statement it is, by DuckDB's own numbers: 1 yields rows, 4 explains.</summary>
    internal int StatementType => DuckDbNative.StatementType(_handle);

    public int ParameterCount => (int)DuckDbNative.ParameterCount(_handle);

    /// <summary>The number of a parameter by its name, without the <c>$</c>.</summary>
    public int ParameterIndex(string name)
    {
        NativeText.RefuseNul(name, nameof(name));
        return DuckDbNative.BindParameterIndex(_handle, out var index, name) == DuckDbNative.Success
            ? (int)index
            : throw new ArgumentException($"The statement has no parameter ${name}: {Sql}", nameof(name));
    }

    public void Bind(int index, bool value) => Check(DuckDbNative.BindBoolean(_handle, Number(index), value));

    public void Bind(int index, int value) => Check(DuckDbNative.BindInt32(_handle, Number(index), value));

    public void Bind(int index, long value) => Check(DuckDbNative.BindInt64(_handle, Number(index), value));

    public void Bind(int index, double value) => Check(DuckDbNative.BindDouble(_handle, Number(index), value));

    /// <summary>A HUGEINT.</summary>
    public void Bind(int index, Int128 value) => Check(DuckDbNative.BindHugeInt(_handle, Number(index), new(value)));

    /// <summary>A VARCHAR; null binds NULL.</summary>
    public unsafe void Bind(int index, string? value)
    {
        if (value is null)
        {
            BindNull(index);
            return;
        }

        var utf8 = NativeText.Strict.GetBytes(value);
        fixed (byte* bytes = utf8) Check(DuckDbNative.BindText(_handle, Number(index), bytes, (ulong)utf8.Length));
    }

    public void BindNull(int index) => Check(DuckDbNative.BindNull(_handle, Number(index)));

    /// <summary>A TIMESTAMP_NS.</summary>
    public void BindTimestampNs(int index, long timeNs)
    {
        using var value = DuckDbNative.CreateTimestampNs(timeNs);
        Check(DuckDbNative.BindValue(_handle, Number(index), value));
    }

    /// <summary>A DECIMAL(18, scale) of value <paramref name="unscaled"/> / 10^<paramref name="scale"/>.</summary>
    public void BindDecimal(int index, long unscaled, int scale) => BindDecimal(index, unscaled, LongDigits, scale, LongLimit);

    /// <summary>A DECIMAL(38, scale).</summary>
    public void BindDecimal(int index, Int128 unscaled, int scale) => BindDecimal(index, unscaled, MostDigits, scale, MostLimit);

    public void ClearBindings() => Check(DuckDbNative.ClearBindings(_handle));

    /// <summary>Runs the statement and returns how many rows it changed; rows that it yields are not read.</summary>
    public long Execute()
    {
        EnsureUsable();
        using var result = new ResultHandle();
        var state = DuckDbNative.ExecutePrepared(_handle, result);
        return state == DuckDbNative.Success ? (long)DuckDbNative.RowsChanged(result) : throw ErrorOf(result);
    }

    /// <summary>Runs the statement; its rows stream from the result, which has to be disposed before the connection's next statement.</summary>
    public DuckDbResult Query() => Query(ownsStatement: false);

    public void Dispose() => _handle.Dispose();

    internal DuckDbResult Query(bool ownsStatement)
    {
        EnsureUsable();
        var result = new ResultHandle();
        if (DuckDbNative.ExecutePreparedStreaming(_handle, result) == DuckDbNative.Success)
            return new(_connection, result, Sql, ownsStatement ? this : null);
        using (result) throw ErrorOf(result);
    }

    /// <summary>The columns that the statement will yield; known when prepared.</summary>
    internal DuckDbColumn[] Columns()
    {
        var columns = new DuckDbColumn[DuckDbNative.PreparedColumnCount(_handle)];
        for (var i = 0; i < columns.Length; i++)
        {
            using var type = DuckDbNative.PreparedColumnType(_handle, (ulong)i);
            columns[i] = DuckDbColumn.Of(NativeText.Take(DuckDbNative.PreparedColumnName(_handle, (ulong)i)) ?? "", type);
        }

        return columns;
    }

    internal static Int128 DecimalLimit(int digits)
    {
        Int128 limit = 1;
        for (var i = 0; i < digits; i++) limit *= 10;
        return limit;
    }

    private static ulong Number(int index) => index > 0 ? (ulong)index : throw new ArgumentOutOfRangeException(nameof(index), index, "Parameters count from 1.");

    // DuckDB takes the number as it is: one too long would be stored as another.
    private void BindDecimal(int index, Int128 unscaled, int digits, int scale, Int128 limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(scale);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scale, digits);
        if (unscaled >= limit || unscaled <= -limit)
            throw new ArgumentOutOfRangeException(nameof(unscaled), unscaled, $"A DECIMAL({digits},{scale}) has at most {digits} digits.");
        Check(DuckDbNative.BindDecimal(_handle, Number(index), new(unscaled, (byte)digits, (byte)scale)));
    }

    private void EnsureUsable()
    {
        _connection.EnsureIdle();
        ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
    }

    private void Check(int state)
    {
        if (state != DuckDbNative.Success) throw DuckDbException.Of(DuckDbNative.PrepareError(_handle), 0, Sql);
    }

    private DuckDbException ErrorOf(ResultHandle result) =>
        DuckDbException.Of(DuckDbNative.ResultError(result), DuckDbNative.ResultErrorType(result), Sql);
}
