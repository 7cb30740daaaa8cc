namespace FastEngine.Storage.DuckDb.Native;

/// <summary>An appender. DuckDB's own destructor would write what is buffered; here rows are written by asking only.</summary>
internal sealed class AppenderHandle : NativeHandle
{
    protected override bool ReleaseHandle()
    {
        var cleared = DuckDbNative.ClearBeforeDestroy(handle);
        var destroyed = DuckDbNative.DestroyAppender(ref handle);
        return cleared == DuckDbNative.Success && destroyed == DuckDbNative.Success;
    }
}
