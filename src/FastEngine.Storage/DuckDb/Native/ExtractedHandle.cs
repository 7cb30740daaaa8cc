namespace FastEngine.Storage.DuckDb.Native;

/// <summary>The statements of one text, parsed.</summary>
internal sealed class ExtractedHandle : NativeHandle
{
    protected override bool ReleaseHandle()
    {
        DuckDbNative.DestroyExtracted(ref handle);
        return true;
    }
}
