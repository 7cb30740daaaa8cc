using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Unicode;
using FastEngine.Storage.DuckDb.Native;

namespace FastEngine.Storage.DuckDb;

/// <summary>Appends rows to a table by columns: fill the vectors, then <see cref="Append"/> what is filled. Rows reach the table in
/// order, at the latest with <see cref="Flush"/>; outside a transaction each of DuckDB's flushes (at most 204,800 rows) commits by itself.
/// Disposed without a flush, what was not written yet is dropped.</summary>
/// <remarks>The order of columns is the table's. Values go as they are: DECIMAL unscaled and of no more digits than its width, times in
/// the type's own unit, BOOLEAN as 0 or 1.</remarks>
public sealed unsafe class DuckDbAppender : IDisposable
{
    private readonly DuckDbConnection _connection;
    private readonly AppenderHandle _handle;
    private readonly string _table;
    private readonly DuckDbColumn[] _columns;
    private readonly ChunkHandle _chunk;
    private readonly nint[] _vectors;
    private readonly nint[] _data;
    private readonly nint[] _validity;

    private DuckDbAppender(DuckDbConnection connection, AppenderHandle handle, string table)
    {
        _connection = connection;
        _handle = handle;
        _table = table;
        var types = new LogicalTypeHandle[DuckDbNative.AppenderColumnCount(handle)];
        for (var i = 0; i < types.Length; i++) types[i] = DuckDbNative.AppenderColumnType(handle, (ulong)i);
        _columns = Array.ConvertAll(types, static type => DuckDbColumn.Of("", type));
        _vectors = new nint[types.Length];
        _data = new nint[types.Length];
        _validity = new nint[types.Length];
        // The handles are held by the array until after the call.
        var pointers = Array.ConvertAll(types, static type => type.DangerousGetHandle());
        fixed (nint* first = pointers) _chunk = DuckDbNative.CreateDataChunk(first, (ulong)pointers.Length);
        foreach (var type in types) type.Dispose();
        Capacity = (int)DuckDbNative.VectorSize();
        FindVectors();
    }

    /// <summary>Rows that the vectors hold: 2,048.</summary>
    public int Capacity { get; }

    public int ColumnCount => _columns.Length;

    /// <summary>The vector of a column, <see cref="Capacity"/> values, valid until <see cref="Dispose"/>. <typeparamref name="T"/> has the size
    /// of the column's type: <c>long</c> for BIGINT, TIMESTAMP_NS and DECIMAL(18, s), <c>Int128</c> for HUGEINT and DECIMAL(38, s).</summary>
    public Span<T> Values<T>(int column) where T : unmanaged
    {
        EnsureOpen();
        var type = _columns[column];
        if (!type.IsFixedSize || type.ValueSize != sizeof(T)) ThrowWrongSize(column, sizeof(T), typeof(T).Name);
        return new((void*)_data[column], Capacity);
    }

    /// <summary>A VARCHAR; null is NULL.</summary>
    public void SetText(int column, int row, string? text)
    {
        if (text is null)
        {
            SetNull(column, row);
            return;
        }

        Assign(column, row, NativeText.Strict.GetBytes(text));
    }

    /// <summary>A VARCHAR in UTF-8, or a BLOB.</summary>
    public void SetText(int column, int row, ReadOnlySpan<byte> utf8)
    {
        if (_columns[column].Type == DuckDbType.Varchar && !Utf8.IsValid(utf8)) throw new ArgumentException($"The text for column {column} of {_table} is not UTF-8.", nameof(utf8));
        Assign(column, row, utf8);
    }

    public void SetNull(int column, int row)
    {
        EnsureRow(column, row);
        var validity = (ulong*)_validity[column];
        if (validity == null)
        {
            DuckDbNative.EnsureValidityWritable(_vectors[column]);
            validity = DuckDbNative.VectorValidity(_vectors[column]);
            _validity[column] = (nint)validity;
        }

        validity[row >> 6] &= ~(1UL << (row & 63));
    }

    /// <summary>Hands over the first <paramref name="rows"/> rows of the vectors; they begin anew, without NULLs.</summary>
    /// <exception cref="DuckDbException">DuckDB flushed and a constraint or the disk refused. Rows since the last flush are dropped.</exception>
    public void Append(int rows)
    {
        EnsureOpen();
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)rows, (uint)Capacity, nameof(rows));
        if (rows == 0) return;
        _connection.EnsureIdle();
        DuckDbNative.SetChunkSize(_chunk, (ulong)rows);
        var state = DuckDbNative.AppendDataChunk(_handle, _chunk);
        DuckDbNative.ResetDataChunk(_chunk);
        FindVectors();
        Check(state);
    }

    /// <summary>Writes what was appended to the table.</summary>
    /// <exception cref="DuckDbException">As <see cref="Append"/>.</exception>
    public void Flush()
    {
        EnsureOpen();
        _connection.EnsureIdle();
        Check(DuckDbNative.FlushAppender(_handle));
    }

    public void Dispose()
    {
        _chunk.Dispose();
        _handle.Dispose();
    }

    internal static DuckDbAppender Open(DuckDbConnection connection, string table, string? schema, string? catalog)
    {
        NativeText.RefuseNul(table, nameof(table));
        if (schema is not null) NativeText.RefuseNul(schema, nameof(schema));
        if (catalog is not null) NativeText.RefuseNul(catalog, nameof(catalog));
        var name = string.Join('.', new[] { catalog, schema, table }.Where(static part => part is not null));
        var state = DuckDbNative.CreateAppender(connection.Handle, catalog, schema, table, out var handle);
        if (state == DuckDbNative.Success) return new(connection, handle, name);
        using (handle) throw ErrorOf(handle, name);
    }

    private static DuckDbException ErrorOf(AppenderHandle handle, string table)
    {
        using var error = DuckDbNative.AppenderError(handle);
        return DuckDbException.Of(DuckDbNative.ErrorMessage(error), DuckDbNative.ErrorType(error), $"append to {table}");
    }

    private void Assign(int column, int row, ReadOnlySpan<byte> bytes)
    {
        EnsureRow(column, row);
        if (_columns[column].Type is not (DuckDbType.Varchar or DuckDbType.Blob)) ThrowWrongSize(column, bytes.Length, "text");
        fixed (byte* first = bytes) DuckDbNative.AssignText(_vectors[column], (ulong)row, first, (ulong)bytes.Length);
    }

    private void FindVectors()
    {
        for (var i = 0; i < _vectors.Length; i++)
        {
            _vectors[i] = DuckDbNative.ChunkVector(_chunk, (ulong)i);
            _data[i] = (nint)DuckDbNative.VectorData(_vectors[i]);
            _validity[i] = 0;
        }
    }

    private void Check(int state)
    {
        if (state == DuckDbNative.Success) return;
        var error = ErrorOf(_handle, _table);
        // Kept, they would fail again with every later flush.
        DuckDbNative.ClearAppender(_handle);
        throw error;
    }

    private void EnsureRow(int column, int row)
    {
        EnsureOpen();
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)_columns.Length, nameof(column));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Capacity, nameof(row));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void EnsureOpen() => ObjectDisposedException.ThrowIf(_handle.IsClosed, this);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ThrowWrongSize(int column, int bytes, string type) => throw new InvalidCastException(
        $"Column {column} of {_table} is {_columns[column].Type} with values of {_columns[column].ValueSize} bytes; {bytes} bytes ({type}) do not fit.");
}
