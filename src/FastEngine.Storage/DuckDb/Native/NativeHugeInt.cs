using System.Runtime.InteropServices;

namespace FastEngine.Storage.DuckDb.Native;

/// <summary>duckdb_hugeint: as <see cref="Int128"/>, whose calling convention DuckDB does not share.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct NativeHugeInt(Int128 value)
{
    public readonly ulong Lower = (ulong)value;
    public readonly long Upper = (long)(value >> 64);
}
