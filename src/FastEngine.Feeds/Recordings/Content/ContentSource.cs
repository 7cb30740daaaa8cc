namespace FastEngine.Feeds;

/// <summary>The unpacked bytes of a recording, in order. What is wrong with the data is reported, not thrown.</summary>
internal abstract class ContentSource(InputFile file) : IDisposable
{
    private const int MagicBytes = 4;

    public InputFile File { get; } = file;

    public abstract RecordingContainer Container { get; }

    /// <summary>Names of the archive's entries that were chosen, in order; empty outside an archive.</summary>
    public virtual IReadOnlyList<string> EntryNames => [];

    /// <summary>Why the content ended early, else null. Set when a read has returned 0.</summary>
    public string? Fault { get; protected set; }

    /// <summary>0 only at the end.</summary>
    public abstract int Read(Span<byte> destination);

    /// <summary>Takes over the file.</summary>
    public static ContentSource Open(InputFile file)
    {
        try
        {
            Span<byte> magic = stackalloc byte[MagicBytes];
            magic = magic[..file.Read(0, magic)];
            if (magic.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])) return new GzipContent(file);
            if (magic.StartsWith("PK"u8) && magic.Length == MagicBytes && magic[2] < 8) return ZipContent.OpenWholeOrCut(file);
            return new PlainContent(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Close();
        File.Dispose();
    }

    protected virtual void Close()
    {
    }
}
