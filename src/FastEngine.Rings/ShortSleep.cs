namespace FastEngine.Rings;

/// <summary>Sleeps shorter than the millisecond of <see cref="Thread.Sleep(int)"/>.</summary>
internal static class ShortSleep
{
    /// <param name="us">Below 1,000,000. A signal may end the sleep early, and the kernel adds its timer slack of about 50 us.</param>
    public static void Microseconds(int us)
    {
        if (OperatingSystem.IsLinux())
        {
            var duration = new LinuxNative.Timespec { Nanoseconds = us * 1_000L };
            _ = LinuxNative.NanoSleep(in duration, 0);
        }
        else
        {
            Thread.Sleep(1);
        }
    }
}
