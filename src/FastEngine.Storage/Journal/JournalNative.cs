using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace FastEngine.Storage.Journal;

/// <summary>The few calls of the C library that .NET does not offer.</summary>
[SupportedOSPlatform("linux")]
internal static partial class JournalNative
{
    /// <summary>Of fallocate(2): reserves blocks, leaves the length as it is.</summary>
    public const int KeepSize = 1;

    public const int InterruptedCall = 4;
    public const int InvalidArgument = 22;
    public const int NotSupported = 95;

    private const int ReadOnlyDirectory = 0x10000 | 0x80000; // O_DIRECTORY | O_CLOEXEC, x86-64 and most others
    private const int ReadOnlyDirectoryArm = 0x4000 | 0x80000;

    public static int DirectoryFlags =>
        RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm ? ReadOnlyDirectoryArm : ReadOnlyDirectory;

    [LibraryImport("libc", EntryPoint = "fallocate", SetLastError = true)]
    public static partial int Allocate(SafeHandle file, int mode, long offset, long length);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    public static partial int Sync(int file);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int file);
}
