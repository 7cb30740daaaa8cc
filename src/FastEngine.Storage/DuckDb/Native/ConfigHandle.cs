namespace FastEngine.Storage.DuckDb.Native;

/// <summary>The settings that a database is opened with.</summary>
internal sealed class ConfigHandle : NativeHandle
{
    protected override bool ReleaseHandle()
    {
        DuckDbNative.DestroyConfig(ref handle);
        return true;
    }
}
