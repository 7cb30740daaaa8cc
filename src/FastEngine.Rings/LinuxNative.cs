using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace FastEngine.Rings;

/// <summary>The few calls of the C library that pinning, short sleeps, thread ids and reserved files need.</summary>
[SupportedOSPlatform("linux")]
internal static unsafe partial class LinuxNative
{
    /// <summary>struct timespec of 64-bit Linux.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Timespec
    {
        public long Seconds;
        public long Nanoseconds;
    }

    /// <param name="thread">Thread id; 0 for the calling thread.</param>
    [LibraryImport("libc", EntryPoint = "sched_setaffinity")]
    public static partial int SetAffinity(int thread, nuint maskBytes, ulong* mask);

    [LibraryImport("libc", EntryPoint = "sched_getaffinity")]
    public static partial int GetAffinity(int thread, nuint maskBytes, ulong* mask);

    [LibraryImport("libc", EntryPoint = "nanosleep")]
    public static partial int NanoSleep(in Timespec duration, nint remaining);

    [LibraryImport("libc", EntryPoint = "gettid")]
    public static partial int GetThreadId();

    public const int InterruptedCall = 4;

    /// <summary>Gives the file its blocks, by writing them where the file system knows no other way.</summary>
    /// <returns>The error's number, 0 for none.</returns>
    [LibraryImport("libc", EntryPoint = "posix_fallocate")]
    public static partial int Allocate(SafeHandle file, long offset, long length);
}
