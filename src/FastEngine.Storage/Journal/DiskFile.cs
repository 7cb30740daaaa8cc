using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace FastEngine.Storage.Journal;

/// <summary>A file of the operating system, read and written at explicit offsets.</summary>
internal sealed class DiskFile(SafeFileHandle handle, string path) : IJournalFile
{
    public long Length => RandomAccess.GetLength(handle);

    public int Read(Span<byte> bytes, long offset) => RandomAccess.Read(handle, bytes, offset);

    public void Write(ReadOnlySpan<byte> bytes, long offset) => RandomAccess.Write(handle, bytes, offset);

    public void Sync() => RandomAccess.FlushToDisk(handle);

    public void Reserve(long bytes)
    {
        if (!OperatingSystem.IsLinux()) return;
        int error;
        do
        {
            if (JournalNative.Allocate(handle, JournalNative.KeepSize, 0, bytes) == 0) return;
            error = Marshal.GetLastPInvokeError();
        }
        while (error == JournalNative.InterruptedCall);

        // A file system that cannot reserve: a full disk shows at the write then.
        if (error is JournalNative.NotSupported or JournalNative.InvalidArgument) return;
        throw new IOException($"{bytes:N0} bytes for '{path}' cannot be reserved: {Marshal.GetPInvokeErrorMessage(error)}");
    }

    public void SetLength(long length) => RandomAccess.SetLength(handle, length);

    public void Dispose() => handle.Dispose();
}
