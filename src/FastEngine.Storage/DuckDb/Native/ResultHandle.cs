using System.Runtime.InteropServices;

namespace FastEngine.Storage.DuckDb.Native;

/// <summary>A result. DuckDB fills a struct of the caller's; it lives in unmanaged memory so that it never moves.</summary>
internal sealed unsafe class ResultHandle : NativeHandle
{
    public ResultHandle() => SetHandle((nint)NativeMemory.AllocZeroed((nuint)sizeof(NativeResult)));

    /// <summary>The next rows; an invalid handle at the end and after an error.</summary>
    public ChunkHandle FetchChunk()
    {
        var added = false;
        try
        {
            DangerousAddRef(ref added);
            return DuckDbNative.FetchChunk(*(NativeResult*)handle);
        }
        finally
        {
            if (added) DangerousRelease();
        }
    }

    protected override bool ReleaseHandle()
    {
        DuckDbNative.DestroyResult((NativeResult*)handle);
        NativeMemory.Free((void*)handle);
        return true;
    }
}
