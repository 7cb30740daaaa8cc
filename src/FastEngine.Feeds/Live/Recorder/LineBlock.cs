namespace FastEngine.Feeds.Live.Recorder;

/// <summary>Whole lines on their way to the disk.</summary>
internal sealed class LineBlock(int bytes)
{
    private readonly byte[] _bytes = new byte[bytes];

    public int Length { get; private set; }

    public int Lines { get; private set; }

    /// <summary>Receive time of the first line, ns since the epoch.</summary>
    public long TimeNs { get; private set; }

    public ReadOnlySpan<byte> Content => _bytes.AsSpan(0, Length);

    public Span<byte> Free => _bytes.AsSpan(Length);

    public void Add(int length, long timeNs)
    {
        if (Lines++ == 0) TimeNs = timeNs;
        Length += length;
    }

    public void Clear() => (Length, Lines) = (0, 0);
}
