using System.Buffers.Binary;

namespace FastEngine.Simulation.Remote.Wire;

/// <summary>Bytes of a connection as they came, taken out as whole messages.</summary>
/// <remarks>Grows for a message longer than it was made for, never beyond the longest of the protocol.</remarks>
internal sealed class FrameBuffer(int capacity)
{
    private byte[] _bytes = new byte[capacity];
    private int _start;
    private int _end;

    /// <summary>Bytes of a message that is not whole yet, or of whole ones that were not taken.</summary>
    public int Pending => _end - _start;

    /// <summary>Where the next bytes go; never empty.</summary>
    public Span<byte> Free()
    {
        if (_start == _end) _start = _end = 0;
        if (_end == _bytes.Length)
        {
            if (_start == 0) Array.Resize(ref _bytes, _bytes.Length * 2);
            else Compact();
        }

        return _bytes.AsSpan(_end);
    }

    public void Add(int count) => _end += count;

    /// <summary>The next whole message; its body is valid until bytes are added.</summary>
    public bool TryTake(out MessageKind kind, out ReadOnlySpan<byte> body)
    {
        kind = MessageKind.None;
        body = default;
        if (Pending < RemoteProtocol.HeaderBytes) return false;
        var length = BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(_start));
        if (length is < 1 or > RemoteProtocol.MaxBody + 1)
            throw new RemoteVenueException($"a message says that it is {length:N0} bytes long; 1 to {RemoteProtocol.MaxBody + 1:N0} are possible, so these bytes are not of this protocol");
        if (Pending < sizeof(int) + length) return false;
        kind = (MessageKind)_bytes[_start + sizeof(int)];
        body = _bytes.AsSpan(_start + RemoteProtocol.HeaderBytes, length - 1);
        _start += sizeof(int) + length;
        return true;
    }

    private void Compact()
    {
        _bytes.AsSpan(_start, Pending).CopyTo(_bytes);
        _end -= _start;
        _start = 0;
    }
}
