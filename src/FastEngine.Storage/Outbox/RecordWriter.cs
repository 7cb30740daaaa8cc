using System.Buffers.Binary;
using System.Text;

namespace FastEngine.Storage.Outbox;

/// <summary>Builds records, little-endian: length, CRC, kind, body.</summary>
internal sealed class RecordWriter
{
    public const int HeaderBytes = 8;
    private byte[] _buffer = new byte[4096];
    private int _start;

    /// <summary>Bytes written so far.</summary>
    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Begin(RecordKind kind)
    {
        _start = Length;
        Grow(HeaderBytes);
        Byte((byte)kind);
    }

    /// <summary>Ends the record, which will stand at <paramref name="offset"/> plus its place in the buffer.</summary>
    public void End(long generation, long offset)
    {
        var body = _buffer.AsSpan(_start + HeaderBytes, Length - _start - HeaderBytes);
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(_start), body.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(_buffer.AsSpan(_start + 4), RecordCrc.Compute(generation, offset + _start, body));
    }

    public void Byte(byte value) => Grow(1)[0] = value;

    public void Int32(int value) => BinaryPrimitives.WriteInt32LittleEndian(Grow(4), value);

    public void Int64(long value) => BinaryPrimitives.WriteInt64LittleEndian(Grow(8), value);

    public void Text(string text)
    {
        var bytes = Encoding.UTF8.GetByteCount(text);
        BinaryPrimitives.WriteUInt16LittleEndian(Grow(2), (ushort)bytes);
        Encoding.UTF8.GetBytes(text, Grow(bytes));
    }

    /// <summary>Writes length and bytes.</summary>
    /// <returns>Where the bytes stand in the buffer.</returns>
    public int Bytes(ReadOnlySpan<byte> bytes)
    {
        Int32(bytes.Length);
        var at = Length;
        bytes.CopyTo(Grow(bytes.Length));
        return at;
    }

    private Span<byte> Grow(int bytes)
    {
        if (Length + bytes > _buffer.Length) Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, Length + bytes));
        Length += bytes;
        return _buffer.AsSpan(Length - bytes, bytes);
    }
}
