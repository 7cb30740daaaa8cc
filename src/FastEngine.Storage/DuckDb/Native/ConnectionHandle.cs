namespace FastEngine.Storage.DuckDb.Native;

/// <summary>A connection; it keeps its database open.</summary>
internal sealed class ConnectionHandle : NativeHandle
{
    protected override bool ReleaseHandle()
    {
        DuckDbNative.Disconnect(ref handle);
        return true;
    }
}
