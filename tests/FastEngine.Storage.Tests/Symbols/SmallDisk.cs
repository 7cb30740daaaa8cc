using System.Diagnostics;

namespace FastEngine.Storage.Tests.Symbols;

/// <summary>A tmpfs of a few MiB, where this process may mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    public static SmallDisk? TryMount(int mebibytes)
    {
        var path = System.IO.Directory.CreateTempSubdirectory("fastengine-disk-").FullName;
        if (Mount("-t", "tmpfs", "-o", $"size={mebibytes}m", "tmpfs", path)) return new SmallDisk(path);
        System.IO.Directory.Delete(path);
        return null;
    }

    public void MakeReadOnly() => Assert.True(Mount("-o", "remount,ro", Path));

    public void Grow(int mebibytes) => Assert.True(Mount("-o", $"remount,size={mebibytes}m", Path));

    public void Dispose()
    {
        Run("umount", "-l", Path);
        System.IO.Directory.Delete(Path);
    }

    private static bool Mount(params string[] arguments) => OperatingSystem.IsLinux() && Run("mount", arguments);

    private static bool Run(string command, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
