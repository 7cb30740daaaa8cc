using System.Runtime.InteropServices;

namespace FastEngine.Storage.DuckDb.Native;

/// <summary>A pointer that DuckDB gave and takes back exactly once, never while a call uses it.</summary>
internal abstract class NativeHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;
}
