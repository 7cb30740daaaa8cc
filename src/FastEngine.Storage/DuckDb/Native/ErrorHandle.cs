namespace FastEngine.Storage.DuckDb.Native;

/// <summary>What an appender's last call failed with.</summary>
internal sealed class ErrorHandle : NativeHandle
{
    protected override bool ReleaseHandle()
    {
        DuckDbNative.DestroyErrorData(ref handle);
        return true;
    }
}
