using System.Runtime.InteropServices;

namespace FastEngine.Storage.DuckDb.Native;

/// <summary>duckdb_decimal.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct NativeDecimal(Int128 unscaled, byte width, byte scale)
{
    public readonly byte Width = width;
    public readonly byte Scale = scale;
    public readonly NativeHugeInt Value = new(unscaled);
}
