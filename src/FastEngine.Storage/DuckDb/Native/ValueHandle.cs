namespace FastEngine.Storage.DuckDb.Native;

/// <summary>One value of any type.</summary>
internal sealed class ValueHandle : NativeHandle
{
    protected override bool ReleaseHandle()
    {
        DuckDbNative.DestroyValue(ref handle);
        return true;
    }
}
