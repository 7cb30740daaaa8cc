namespace FastEngine.Storage.DuckDb.Native;

/// <summary>The instances of this process by path.</summary>
internal sealed class InstanceCacheHandle : NativeHandle
{
    protected override bool ReleaseHandle()
    {
        DuckDbNative.DestroyInstanceCache(ref handle);
        return true;
    }
}
