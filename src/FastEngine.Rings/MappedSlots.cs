using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FastEngine.Rings;

/// <summary>Slots in a mapped file whose blocks are all reserved, so that a full disk cannot fault a write; addressed by sequence.</summary>
internal sealed unsafe class MappedSlots<T> : IDisposable
    where T : unmanaged
{
    private readonly string _path;
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly T* _start;
    private readonly long _mask;
    private bool _disposed;

    /// <param name="path">Made anew, and deleted at the end; its content means nothing to another process.</param>
    /// <exception cref="IOException">There is no room for it, or the directory cannot be written.</exception>
    public MappedSlots(string path, int capacity)
    {
        _path = path;
        Capacity = RingCapacity.Checked(capacity);
        _mask = capacity - 1;
        var bytes = (long)capacity * sizeof(T);
        using (var stream = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, bufferSize: 1))
        {
            Reserve(stream, bytes);
            _file = MemoryMappedFile.CreateFromFile(stream, mapName: null, bytes, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
            _view = _file.CreateViewAccessor(0, bytes);
        }

        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        _start = (T*)start;
        // Every page is met here, and not by the producer.
        for (var at = 0L; at < bytes; at += Environment.SystemPageSize) Volatile.Write(ref start[at], 0);
    }

    public int Capacity { get; }

    public ref T this[long sequence]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _start[sequence & _mask];
    }

    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
        File.Delete(_path);
    }

    private static void Reserve(FileStream stream, long bytes)
    {
        stream.SetLength(bytes);
        if (!OperatingSystem.IsLinux()) return;
        int error;
        do
        {
            error = LinuxNative.Allocate(stream.SafeFileHandle, 0, bytes);
        }
        while (error == LinuxNative.InterruptedCall);
        if (error == 0) return;
        var path = stream.Name;
        stream.Dispose();
        File.Delete(path);
        throw new IOException(
            $"{bytes:N0} bytes for '{path}' cannot be reserved: {Marshal.GetPInvokeErrorMessage(error)}. Make room, or make the overflow smaller.");
    }
}
