using System.Runtime.CompilerServices;
using FastEngine.Storage.DuckDb.Native;

namespace FastEngine.Storage.DuckDb;

/// <summary>The rows of a query, one vector of them in memory at a time: <see cref="Read"/> row by row, or <see cref="ReadChunk"/>
/// and spans of whole columns. Disposed before the connection's next statement.</summary>
public sealed unsafe partial class DuckDbResult : IDisposable
{
    private readonly DuckDbConnection _connection;
    private readonly ResultHandle _handle;
    private readonly DuckDbStatement? _statement;
    private readonly string _sql;
    private readonly DuckDbColumn[] _columns;
    private readonly Vector[] _vectors;
    private ChunkHandle? _chunk;
    private int _row;
    private bool _ended;

    internal DuckDbResult(DuckDbConnection connection, ResultHandle handle, string sql, DuckDbStatement? owned)
    {
        _connection = connection;
        _handle = handle;
        _sql = sql;
        _statement = owned;
        _columns = new DuckDbColumn[DuckDbNative.ColumnCount(handle)];
        _vectors = new Vector[_columns.Length];
        for (var i = 0; i < _columns.Length; i++)
        {
            using var type = DuckDbNative.ColumnType(handle, (ulong)i);
            _columns[i] = DuckDbColumn.Of(NativeText.Of(DuckDbNative.ColumnName(handle, (ulong)i)) ?? "", type);
        }

        connection.Opened(this);
    }

    public IReadOnlyList<DuckDbColumn> Columns => _columns;

    /// <summary>Rows of the chunk that is read now.</summary>
    public int ChunkRows { get; private set; }

    /// <summary>Goes to the next row; false after the last one.</summary>
    /// <exception cref="DuckDbException">The query failed on the way, or was interrupted.</exception>
    public bool Read()
    {
        if (_row + 1 < ChunkRows)
        {
            _row++;
            return true;
        }

        return ReadChunk();
    }

    /// <summary>Goes to the next chunk and its first row; false after the last one. Spans of the chunk before are no longer valid.</summary>
    public bool ReadChunk()
    {
        ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
        LeaveChunk();
        if (_ended) return false;
        var chunk = _handle.FetchChunk();
        if (chunk.IsInvalid)
        {
            chunk.Dispose();
            _ended = true;
            var error = DuckDbNative.ResultError(_handle);
            return error == 0 ? false : throw DuckDbException.Of(error, DuckDbNative.ResultErrorType(_handle), _sql);
        }

        _chunk = chunk;
        ChunkRows = (int)DuckDbNative.ChunkSize(chunk);
        for (var i = 0; i < _vectors.Length; i++)
        {
            var vector = DuckDbNative.ChunkVector(chunk, (ulong)i);
            _vectors[i] = new(DuckDbNative.VectorData(vector), DuckDbNative.VectorValidity(vector));
        }

        return ChunkRows > 0 || ReadChunk();
    }

    /// <summary>A whole column of the chunk as it lies in DuckDB's vector (DECIMAL unscaled, times in the type's own unit), valid until the
    /// next chunk or the end of the result. Rows that are NULL hold anything.</summary>
    public ReadOnlySpan<T> Values<T>(int column) where T : unmanaged
    {
        EnsureRow();
        var type = _columns[column];
        if (!type.IsFixedSize || type.ValueSize != sizeof(T))
            throw new InvalidCastException($"Column {type} has no values of {sizeof(T)} bytes ({typeof(T).Name}).");
        return new(_vectors[column].Data, ChunkRows);
    }

    public bool IsNull(int column) => IsNull(column, _row);

    /// <summary>Whether a row of the chunk has no value in a column.</summary>
    public bool IsNull(int column, int row)
    {
        EnsureRow();
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)ChunkRows, nameof(row));
        var validity = _vectors[column].Validity;
        return validity != null && (validity[row >> 6] >> (row & 63) & 1) == 0;
    }

    public void Dispose()
    {
        if (_handle.IsClosed) return;
        LeaveChunk();
        _ended = true;
        _handle.Dispose();
        _statement?.Dispose();
        _connection.Closed(this);
    }

    private void LeaveChunk()
    {
        _row = 0;
        ChunkRows = 0;
        _chunk?.Dispose();
        _chunk = null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void EnsureRow()
    {
        if (_chunk is null) ThrowNoRow();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ThrowNoRow()
    {
        ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
        throw new InvalidOperationException("No row is read: call Read first, and stop when it returns false.");
    }

    /// <summary>Where a column's values and the bits of their presence lie.</summary>
    private readonly struct Vector(byte* data, ulong* validity)
    {
        public readonly byte* Data = data;
        public readonly ulong* Validity = validity;
    }
}
