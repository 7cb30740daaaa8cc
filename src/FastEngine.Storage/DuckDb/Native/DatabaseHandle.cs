namespace FastEngine.Storage.DuckDb.Native;

/// <summary>One share of a database instance; the file is let go when the last share and the last connection are closed.</summary>
internal sealed class DatabaseHandle : NativeHandle
{
    protected override bool ReleaseHandle()
    {
        DuckDbNative.Close(ref handle);
        return true;
    }
}
