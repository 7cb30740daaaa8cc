namespace FastEngine.Storage.DuckDb.Native;

/// <summary>Up to one vector of rows, by columns.</summary>
internal sealed class ChunkHandle : NativeHandle
{
    protected override bool ReleaseHandle()
    {
        DuckDbNative.DestroyDataChunk(ref handle);
        return true;
    }
}
