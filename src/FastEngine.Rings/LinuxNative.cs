using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace FastEngine.Rings;

/// <summary>The few calls of the C library that pinning and short sleeps need.</summary>
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
}
