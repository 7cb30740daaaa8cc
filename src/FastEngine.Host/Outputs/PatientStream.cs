namespace FastEngine.Host.Outputs;

/// <summary>Buffers what is written and keeps the first failure instead of throwing it, so that a full disk does not end the thread that writes.</summary>
internal sealed class PatientStream(Stream inner) : Stream
{
    private const int BufferBytes = 1 << 18;

    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _length;

    public IOException? Failure { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            var taken = Math.Min(buffer.Length, _buffer.Length - _length);
            buffer[..taken].CopyTo(_buffer.AsSpan(_length));
            _length += taken;
            buffer = buffer[taken..];
            if (_length == _buffer.Length) Flush();
        }
    }

    public override void Flush()
    {
        try
        {
            if (Failure is null) inner.Write(_buffer, 0, _length);
        }
        catch (IOException exception)
        {
            Failure = exception;
        }

        _length = 0;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
