namespace FastEngine.Feeds;

/// <summary>Hands a stretch of the file to a <see cref="System.IO.Compression.DeflateStream"/> and remembers the last piece that it took.</summary>
/// <remarks>That stream neither says whether its data was complete nor where it ended. Both follow from what it asks for: it asks past the
/// end only when the data is cut, and the end lies in the last piece it took.</remarks>
internal sealed class DeflateFeed(InputFile file, long start, long limit) : Stream
{
    private long _offset = start;

    public long LastPieceStart { get; private set; } = start;

    public long LastPieceEnd => _offset;

    public bool WasAskedPastEnd { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        var count = file.Read(_offset, buffer[..(int)Math.Min(buffer.Length, limit - _offset)]);
        if (count == 0)
        {
            WasAskedPastEnd = true;
            return 0;
        }

        LastPieceStart = _offset;
        _offset += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
