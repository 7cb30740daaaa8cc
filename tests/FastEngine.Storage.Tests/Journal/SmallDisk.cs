using System.Diagnostics;

namespace FastEngine.Storage.Tests.Journal;

/// <summary>A real file system of a few hundred KiB in memory, where the machine lets us mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private static int _skipped;
    private readonly TempFolder _folder;

    private SmallDisk(TempFolder folder) => _folder = folder;

    public string Path => _folder.Path;

    public static SmallDisk? TryMount(int kib)
    {
        var folder = new TempFolder();
        if (OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", $"size={kib}k", "tmpfs", folder.Path)) return new SmallDisk(folder);
        folder.Dispose();
        Console.WriteLine($"skipped, no tmpfs can be mounted: {Interlocked.Increment(ref _skipped)}");
        return null;
    }

    public void MakeReadOnly(bool readOnly) => Assert.True(Run("mount", "-o", readOnly ? "remount,ro" : "remount,rw", Path));

    public void Dispose()
    {
        Run("umount", Path);
        _folder.Dispose();
    }

    private static bool Run(string command, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
