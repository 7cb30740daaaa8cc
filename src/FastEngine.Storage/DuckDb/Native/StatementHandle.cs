namespace FastEngine.Storage.DuckDb.Native;

/// <summary>A prepared statement.</summary>
internal sealed class StatementHandle : NativeHandle
{
    protected override bool ReleaseHandle()
    {
        DuckDbNative.DestroyPrepare(ref handle);
        return true;
    }
}
