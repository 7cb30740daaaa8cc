namespace FastEngine.Storage.Journal;

/// <summary>One file of a journal. Every failure is an <see cref="IOException"/> or an <see cref="UnauthorizedAccessException"/>.</summary>
public interface IJournalFile : IDisposable
{
    long Length { get; }

    /// <returns>Bytes read; 0 at the end of the file.</returns>
    int Read(Span<byte> bytes, long offset);

    /// <summary>Writes all of it. When it fails, any part may have been written.</summary>
    void Write(ReadOnlySpan<byte> bytes, long offset);

    /// <summary>Returns when what was written is on the medium.</summary>
    void Sync();

    /// <summary>Reserves space on the disk without changing the length, where the file system can.</summary>
    void Reserve(long bytes);

    /// <summary>Cuts the file and gives reserved space behind the length back.</summary>
    void SetLength(long length);
}
