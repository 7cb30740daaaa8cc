using System.Runtime.InteropServices;

namespace FastEngine.Server.Auditing;

/// <summary>Makes a rename in a folder last through a power cut.</summary>
internal static partial class FolderSync
{
    private const int ReadOnly = 0;

    /// <remarks>A folder that cannot be flushed has the rename all the same: nothing is taken back for it.</remarks>
    public static void Flush(string folder)
    {
        // Windows journals renames itself, and opens no folder.
        if (OperatingSystem.IsWindows()) return;
        var descriptor = Open(folder, ReadOnly);
        if (descriptor < 0) return;
        _ = Sync(descriptor);
        _ = Close(descriptor);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
