using FastEngine.Storage.Journal;

namespace FastEngine.Storage.Secrets;

/// <summary>Files that their owner alone may read or write; any other is refused.</summary>
internal static class PrivateFile
{
    private const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OfOthers = ~(Mine | UnixFileMode.UserExecute);

    /// <param name="path">The file.</param>
    /// <param name="longest">Bytes; a longer file is none of ours.</param>
    /// <exception cref="SecretStoreException">It cannot be read, or others may read or write it.</exception>
    public static byte[] Read(string path, int longest)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
            if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(file.SafeFileHandle) is var mode && (mode & OfOthers) != 0)
                throw new SecretStoreException($"{path} has mode {Convert.ToString((int)mode, 8)}: others may read or write it; take it from them by: chmod 600 {path}");
            if (file.Length > longest) throw new SecretStoreException($"{path} is {file.Length:N0} bytes long, more than the {longest:N0} that it may have");
            var bytes = GC.AllocateUninitializedArray<byte>((int)file.Length, pinned: true);
            file.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SecretStoreException($"{path} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Puts the file there as a whole, over the old one: who reads sees the old or the new, also after a crash.</summary>
    /// <exception cref="SecretStoreException">It cannot be written; the old one is as it was.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content, bool isNew = false)
    {
        var unfinished = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            var folder = FolderOf(path);
            if (isNew && File.Exists(path)) throw new SecretStoreException($"{path} is there already; what it opens would be lost with it");
            if (File.Exists(unfinished)) File.Delete(unfinished);
            using (var file = new FileStream(unfinished, Options()))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: !isNew);
            DiskFileSystem.Instance.SyncDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(unfinished)) File.Delete(unfinished);
            throw new SecretStoreException($"{path} cannot be written: {exception.Message}", exception);
        }
    }

    /// <summary>The folder of a file, made for its owner alone when it is not there.</summary>
    public static string FolderOf(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, Mine | UnixFileMode.UserExecute);
        return folder;
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Mine;
        return options;
    }
}
