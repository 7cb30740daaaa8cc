using System.Buffers.Text;
using Microsoft.Win32.SafeHandles;

namespace FastEngine.Host.Latency;

/// <summary>Reads a thread's counters from <c>/proc/self/task</c>, by files that stay open. Zeros where the system has none.</summary>
internal sealed class ThreadCounterReader : IDisposable
{
    // USER_HZ of Linux on every architecture that .NET runs on.
    private const long NsPerClockTick = 10_000_000;

    // Fields of stat after the name in brackets: state is the first.
    private const int MinorField = 7;
    private const int MajorField = 9;
    private const int SystemField = 12;

    private readonly byte[] _buffer = new byte[4_096];
    private readonly SafeFileHandle? _stat;
    private readonly SafeFileHandle? _status;
    private readonly SafeFileHandle? _schedule;
    private ThreadCounters _last;

    /// <param name="threadId">As the system gave it; 0 for no thread.</param>
    public ThreadCounterReader(int threadId)
    {
        ThreadId = threadId;
        if (threadId == 0) return;
        _stat = Open("stat");
        _status = Open("status");
        _schedule = Open("schedstat");
    }

    public int ThreadId { get; }

    /// <summary>Whether the kernel says how long threads wait for a core.</summary>
    public bool HasDelays => _schedule is not null;

    /// <summary>Its counters now; the last ones of a thread that has ended.</summary>
    public ThreadCounters Read()
    {
        if (!TryFill(_stat, out var stat)) return _last;
        stat = stat[(stat.LastIndexOf((byte)')') + 2)..];
        var (minor, major, system) = (Field(stat, MinorField), Field(stat, MajorField), Field(stat, SystemField));
        long run = 0, delay = 0, voluntary = 0, involuntary = 0;
        if (TryFill(_schedule, out var schedule)) (run, delay) = (Field(schedule, 0), Field(schedule, 1));
        if (TryFill(_status, out var status)) (voluntary, involuntary) = (After(status, "\nvoluntary_ctxt_switches:\t"u8), After(status, "\nnonvoluntary_ctxt_switches:\t"u8));
        return _last = new ThreadCounters(run, delay, system * NsPerClockTick, minor, major, voluntary, involuntary);
    }

    public void Dispose()
    {
        _stat?.Dispose();
        _status?.Dispose();
        _schedule?.Dispose();
    }

    private SafeFileHandle? Open(string name)
    {
        try
        {
            return File.OpenHandle($"/proc/self/task/{ThreadId}/{name}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private bool TryFill(SafeFileHandle? file, out ReadOnlySpan<byte> text)
    {
        text = default;
        if (file is null) return false;
        try
        {
            text = _buffer.AsSpan(0, RandomAccess.Read(file, _buffer, 0));
            return !text.IsEmpty;
        }
        catch (IOException)
        {
            // The thread has ended.
            return false;
        }
    }

    private static long Field(ReadOnlySpan<byte> text, int number)
    {
        for (; number > 0; number--)
        {
            var space = text.IndexOf((byte)' ');
            if (space < 0) return 0;
            text = text[(space + 1)..];
        }

        return Utf8Parser.TryParse(text, out long value, out _) ? value : 0;
    }

    private static long After(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name)
    {
        var at = text.IndexOf(name);
        return at >= 0 && Utf8Parser.TryParse(text[(at + name.Length)..], out long value, out _) ? value : 0;
    }
}
