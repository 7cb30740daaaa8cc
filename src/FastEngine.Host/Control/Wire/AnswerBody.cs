using System.Buffers.Binary;
using System.Net.Sockets;

namespace FastEngine.Host.Control.Wire;

/// <summary>The body of an answer: chunks, each behind its length (4 bytes, little-endian), ended by an empty one.
/// The first chunk goes behind the answer's first line; until then the answer may still become a refusal.</summary>
internal sealed class AnswerBody(Socket socket) : Stream
{
    public const int LengthBytes = 4;
    public const int MostChunkBytes = 64 * 1024;

    private readonly byte[] _chunk = new byte[LengthBytes + MostChunkBytes];
    private int _count;

    /// <summary>The first line was sent.</summary>
    public bool HasBegun { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var count = Math.Min(bytes.Length, MostChunkBytes - _count);
            bytes[..count].CopyTo(_chunk.AsSpan(LengthBytes + _count));
            _count += count;
            bytes = bytes[count..];
            if (_count == MostChunkBytes) SendChunk();
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Does nothing: chunks go when they are full, and so that a writer's flush does not end the time in which an answer may be refused.</summary>
    public override void Flush()
    {
    }

    /// <summary>Sends what is left, the end of the body, and the last line.</summary>
    public void End(ControlAnswer last)
    {
        if (_count > 0) SendChunk();
        Begin();
        WireWriter.Send(socket, stackalloc byte[LengthBytes]);
        WireWriter.Send(socket, ControlJson.Line(last));
    }

    /// <summary>Says that it failed: instead of the body, or behind what was sent of it.</summary>
    public void Fail(ControlAnswer refusal)
    {
        if (HasBegun) WireWriter.Send(socket, stackalloc byte[LengthBytes]);
        WireWriter.Send(socket, ControlJson.Line(refusal));
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Begin()
    {
        if (HasBegun) return;
        HasBegun = true;
        WireWriter.Send(socket, ControlJson.Line(new ControlAnswer { V = ControlOptions.ProtocolVersion, Ok = true }));
    }

    private void SendChunk()
    {
        Begin();
        BinaryPrimitives.WriteInt32LittleEndian(_chunk, _count);
        WireWriter.Send(socket, _chunk.AsSpan(0, LengthBytes + _count));
        _count = 0;
    }
}
