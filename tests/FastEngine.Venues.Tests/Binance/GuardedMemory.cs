using System.Runtime.InteropServices;

namespace FastEngine.Venues.Tests.Binance;

/// <summary>Memory between two pages that may not be read: a read one byte outside a frame placed at its border ends the test run.</summary>
internal sealed unsafe partial class GuardedMemory : IDisposable
{
    public const int Capacity = 16 * Page;

    private const int Page = 65536;
    private const int ReadWrite = 3;
    private const int PrivateAnonymous = 0x22;

    private readonly byte* _memory;

    public GuardedMemory()
    {
        // Elsewhere the frames lie in ordinary memory; the comparisons still hold.
        if (!OperatingSystem.IsLinux())
        {
            _memory = (byte*)NativeMemory.AlignedAlloc(Capacity + 2 * Page, Page);
            return;
        }

        _memory = (byte*)Map(0, Capacity + 2 * Page, ReadWrite, PrivateAnonymous, -1, 0);
        if ((nint)_memory == -1 || Protect((nint)_memory, Page, 0) != 0 || Protect((nint)_memory + Page + Capacity, Page, 0) != 0)
            throw new InvalidOperationException($"no guarded memory: errno {Marshal.GetLastPInvokeError()}");
    }

    /// <summary>A copy that ends where readable memory ends.</summary>
    public ReadOnlySpan<byte> AtEnd(ReadOnlySpan<byte> frame) => CopyTo(_memory + Page + Capacity - frame.Length, frame);

    /// <summary>A copy that begins where readable memory begins.</summary>
    public ReadOnlySpan<byte> AtStart(ReadOnlySpan<byte> frame) => CopyTo(_memory + Page, frame);

    public void Dispose()
    {
        if (OperatingSystem.IsLinux()) _ = Unmap((nint)_memory, Capacity + 2 * Page);
        else NativeMemory.AlignedFree(_memory);
    }

    private static ReadOnlySpan<byte> CopyTo(byte* place, ReadOnlySpan<byte> frame)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(frame.Length, Capacity);
        var copy = new Span<byte>(place, frame.Length);
        frame.CopyTo(copy);
        return copy;
    }

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static partial nint Map(nint address, nint length, int protection, int flags, int descriptor, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    private static partial int Protect(nint address, nint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap", SetLastError = true)]
    private static partial int Unmap(nint address, nint length);
}
