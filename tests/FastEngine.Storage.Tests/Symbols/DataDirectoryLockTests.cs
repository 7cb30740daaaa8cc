using System.Diagnostics;
using FastEngine.Storage.Symbols;

namespace FastEngine.Storage.Tests.Symbols;

public sealed class DataDirectoryLockTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_second_writer_is_told_who_has_the_directory_and_how_to_read()
    {
        using var held = DataDirectoryLock.Acquire(_folder.Directory, "fastengine run");
        var error = Assert.Throws<DataDirectoryLockedException>(() => DataDirectoryLock.Acquire(_folder.Directory, "fastengine run"));
        Assert.Equal(Environment.ProcessId, error.Pid);
        Assert.Contains($"locked by pid {Environment.ProcessId} (fastengine run)", error.Message);
        Assert.Contains("fastengine query", error.Message);
    }

    [Fact]
    public void A_reader_beside_a_writer_is_told_the_same()
    {
        using var held = DataDirectoryLock.Acquire(_folder.Directory, "fastengine run");
        var error = Assert.Throws<DataDirectoryLockedException>(() => SymbolQuery.OpenStopped(_folder.Directory));
        Assert.Contains($"locked by pid {Environment.ProcessId}", error.Message);
    }

    [Fact]
    public void Readers_share_and_keep_a_writer_out()
    {
        DataDirectoryLock.Acquire(_folder.Directory, "fastengine run").Dispose();
        using (DataDirectoryLock.AcquireShared(_folder.Directory))
        using (DataDirectoryLock.AcquireShared(_folder.Directory))
        {
            var error = Assert.Throws<DataDirectoryLockedException>(() => DataDirectoryLock.Acquire(_folder.Directory, "fastengine run"));
            Assert.Contains("being read", error.Message);
        }

        DataDirectoryLock.Acquire(_folder.Directory, "fastengine run").Dispose();
    }

    [Fact]
    public void A_released_lock_leaves_no_holder_behind()
    {
        DataDirectoryLock.Acquire(_folder.Directory, "fastengine run").Dispose();
        Assert.False(File.Exists(Path.Combine(_folder.Directory, DataDirectoryLock.HolderFile)));
        using var again = DataDirectoryLock.Acquire(_folder.Directory, "fastengine run");
    }

    [Fact]
    public void What_a_killed_process_leaves_behind_holds_nothing()
    {
        // Another process has the lock as ours does, then is killed.
        var path = Path.Combine(_folder.Directory, DataDirectoryLock.LockFile);
        File.WriteAllText(path, "");
        File.WriteAllText(Path.Combine(_folder.Directory, DataDirectoryLock.HolderFile), "1 fastengine run\n");
        using var other = Process.Start(new ProcessStartInfo("flock", ["--no-fork", path, "sh", "-c", "echo held; exec sleep 600"]) { RedirectStandardOutput = true })!;
        try
        {
            Assert.Equal("held", other.StandardOutput.ReadLine());
            var error = Assert.Throws<DataDirectoryLockedException>(() => DataDirectoryLock.Acquire(_folder.Directory, "fastengine run"));
            Assert.Contains("locked by pid 1 (fastengine run)", error.Message);
        }
        finally
        {
            other.Kill();
            other.WaitForExit();
        }

        using var held = DataDirectoryLock.Acquire(_folder.Directory, "fastengine run");
        Assert.StartsWith($"{Environment.ProcessId} ", File.ReadAllText(Path.Combine(_folder.Directory, DataDirectoryLock.HolderFile)));
    }

    [Fact]
    public void A_missing_directory_is_made_for_a_writer_and_an_error_for_a_reader()
    {
        var missing = Path.Combine(_folder.Directory, "data");
        Assert.Throws<DirectoryNotFoundException>(() => DataDirectoryLock.AcquireShared(missing));
        DataDirectoryLock.Acquire(missing, "fastengine run").Dispose();
        Assert.True(Directory.Exists(missing));
    }
}
