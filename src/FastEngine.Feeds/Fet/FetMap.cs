using System.IO.MemoryMappedFiles;

namespace FastEngine.Feeds;

/// <summary>A <c>.fet</c> file mapped into memory, read-only.</summary>
/// <remarks>The length is the file's at opening, so a file that is still being written can be read up to there. Making a mapped file
/// shorter from outside kills the process that reads it; no program can guard against that.</remarks>
internal sealed unsafe class FetMap : IDisposable
{
    private readonly MemoryMappedFile? _file;
    private readonly MemoryMappedViewAccessor? _view;
    private readonly byte* _start;

    public FetMap(string path)
    {
        FetFormat.RequireLittleEndian();
        // Opened once before, for its errors.
        using (var file = InputFile.Open(path)) Length = file.Length;
        if (Length == 0) return;
        try
        {
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            _file = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
            _view = _file.CreateViewAccessor(0, Length, MemoryMappedFileAccess.Read);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            _file?.Dispose();
            throw new RecordingException(RecordingFault.Data, $"{path}: cannot be mapped into memory: {e.Message}", e);
        }

        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        _start = start + _view.PointerOffset;
    }

    public long Length { get; }

    public byte* Start => _start;

    public ReadOnlySpan<byte> Slice(long offset, int length) => new(_start + offset, length);

    public void Dispose()
    {
        if (_view is null) return;
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file!.Dispose();
    }
}
