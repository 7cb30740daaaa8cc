using System.Text;
using FastEngine.Storage.DuckDb.Native;

namespace FastEngine.Storage.DuckDb;

/// <summary>Values of the row that is read now. Asked for a NULL or another type, they throw.</summary>
public sealed unsafe partial class DuckDbResult
{
    public bool GetBoolean(int column)
    {
        var at = Present(column);
        return _columns[column].Type == DuckDbType.Boolean ? *at != 0 : throw WrongType(column, "a BOOLEAN");
    }

    /// <summary>Any integer that fits.</summary>
    /// <exception cref="OverflowException">It does not.</exception>
    public long GetInt64(int column) => checked((long)GetInt128(column));

    public int GetInt32(int column) => checked((int)GetInt128(column));

    /// <summary>Any integer but a UHUGEINT beyond <see cref="Int128.MaxValue"/>.</summary>
    public Int128 GetInt128(int column)
    {
        var at = Present(column);
        return _columns[column].Type switch
        {
            DuckDbType.TinyInt => *(sbyte*)at,
            DuckDbType.SmallInt => *(short*)at,
            DuckDbType.Integer => *(int*)at,
            DuckDbType.BigInt => *(long*)at,
            DuckDbType.HugeInt => *(Int128*)at,
            DuckDbType.UTinyInt => *at,
            DuckDbType.USmallInt => *(ushort*)at,
            DuckDbType.UInteger => *(uint*)at,
            DuckDbType.UBigInt => *(ulong*)at,
            DuckDbType.UHugeInt => checked((Int128)(*(UInt128*)at)),
            _ => throw WrongType(column, "an integer"),
        };
    }

    public UInt128 GetUInt128(int column)
    {
        var at = Present(column);
        return _columns[column].Type == DuckDbType.UHugeInt ? *(UInt128*)at : checked((UInt128)GetInt128(column));
    }

    /// <summary>A FLOAT or DOUBLE.</summary>
    public double GetDouble(int column)
    {
        var at = Present(column);
        return _columns[column].Type switch
        {
            DuckDbType.Float => *(float*)at,
            DuckDbType.Double => *(double*)at,
            _ => throw WrongType(column, "a FLOAT or DOUBLE"),
        };
    }

    /// <summary>A DECIMAL times 10^<see cref="DuckDbColumn.Scale"/>.</summary>
    public Int128 GetUnscaled(int column)
    {
        var at = Present(column);
        if (_columns[column].Type != DuckDbType.Decimal) throw WrongType(column, "a DECIMAL");
        return _columns[column].ValueSize switch { 2 => *(short*)at, 4 => *(int*)at, 8 => *(long*)at, _ => *(Int128*)at };
    }

    /// <summary>A date or timestamp of any unit in nanoseconds since the epoch; infinities are refused.</summary>
    /// <exception cref="OverflowException">Before 1677 or after 2262.</exception>
    public long GetTimestampNs(int column)
    {
        var type = _columns[column].Type;
        if (InstantText.UnitNs(type) is not { } unit) throw WrongType(column, "a date or timestamp");
        var value = GetInstant(column);
        if (InstantText.IsInfinite(type, value)) throw new OverflowException($"Column {_columns[column]} is infinite in this row.");
        return checked(value * unit);
    }

    /// <summary>A VARCHAR.</summary>
    public string GetString(int column)
    {
        var at = Present(column);
        return _columns[column].Type == DuckDbType.Varchar ? Encoding.UTF8.GetString(NativeString.Bytes((NativeString*)at)) : throw WrongType(column, "a VARCHAR");
    }

    /// <summary>The bytes of a VARCHAR (UTF-8) or BLOB, valid until the next chunk.</summary>
    public ReadOnlySpan<byte> GetBytes(int column)
    {
        var at = Present(column);
        return _columns[column].Type is DuckDbType.Varchar or DuckDbType.Blob ? NativeString.Bytes((NativeString*)at) : throw WrongType(column, "a VARCHAR or BLOB");
    }

    /// <summary>Where the value of the row lies.</summary>
    private byte* Present(int column)
    {
        if (IsNull(column)) throw new InvalidOperationException($"Column {_columns[column]} is NULL in this row: ask IsNull first.");
        return _vectors[column].Data + (long)_row * _columns[column].ValueSize;
    }

    private InvalidCastException WrongType(int column, string wanted) => new(_columns[column].IsReadable
        ? $"Column {_columns[column]} is not {wanted}."
        : $"Column {_columns[column]} is of a type that is not read here: select CAST(... AS VARCHAR).");
}
