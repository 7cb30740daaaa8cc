namespace FastEngine.Storage.DuckDb.Native;

/// <summary>The type of a column.</summary>
internal sealed class LogicalTypeHandle : NativeHandle
{
    protected override bool ReleaseHandle()
    {
        DuckDbNative.DestroyLogicalType(ref handle);
        return true;
    }
}
