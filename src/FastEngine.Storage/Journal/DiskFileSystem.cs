using System.Runtime.InteropServices;

namespace FastEngine.Storage.Journal;

/// <summary>The file system of the machine.</summary>
public sealed class DiskFileSystem : IJournalFileSystem
{
    private DiskFileSystem()
    {
    }

    public static DiskFileSystem Instance { get; } = new();

    public IJournalFile Create(string path) => Open(path, FileMode.Create, FileAccess.ReadWrite);

    public IJournalFile OpenRead(string path) => Open(path, FileMode.Open, FileAccess.Read);

    public IJournalFile OpenWrite(string path) => Open(path, FileMode.Open, FileAccess.ReadWrite);

    public void Move(string from, string to)
    {
        // A plain rename: the way without overwriting is link and unlink, which a kill can part. Nobody else makes files here.
        if (File.Exists(to)) throw new IOException($"'{to}' is there already; move it away");
        File.Move(from, to, overwrite: true);
    }

    public void Delete(string path) => File.Delete(path);

    public void SyncDirectory(string directory)
    {
        if (!OperatingSystem.IsLinux()) return;
        var file = JournalNative.Open(directory, JournalNative.DirectoryFlags);
        if (file < 0) throw Failed(directory);
        try
        {
            // Some file systems know no sync of a directory; their names are as safe as they get.
            if (JournalNative.Sync(file) != 0 && Marshal.GetLastPInvokeError() != JournalNative.InvalidArgument) throw Failed(directory);
        }
        finally
        {
            _ = JournalNative.Close(file);
        }
    }

    private static DiskFile Open(string path, FileMode mode, FileAccess access) =>
        new(File.OpenHandle(path, mode, access, FileShare.ReadWrite | FileShare.Delete), path);

    private static IOException Failed(string directory) =>
        new($"the directory '{directory}' cannot be synced: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");
}
