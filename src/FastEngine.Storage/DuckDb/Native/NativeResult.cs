using System.Runtime.InteropServices;

namespace FastEngine.Storage.DuckDb.Native;

/// <summary>duckdb_result. All fields but the last are deprecated and never read here; some functions take the struct by value.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeResult
{
    public ulong ColumnCount;
    public ulong RowCount;
    public ulong RowsChanged;
    public nint Columns;
    public nint ErrorMessage;
    public nint InternalData;
}
