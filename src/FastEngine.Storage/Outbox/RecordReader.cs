using System.Buffers.Binary;
using System.Text;

namespace FastEngine.Storage.Outbox;

/// <summary>Reads a record's body. It has a valid CRC, so that running over its end means a format that is not ours.</summary>
internal ref struct RecordReader(ReadOnlySpan<byte> body)
{
    private readonly ReadOnlySpan<byte> _body = body;

    /// <summary>Place in the body.</summary>
    public int At { get; private set; }

    public byte Byte() => Take(1)[0];

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    public string Text() => Encoding.UTF8.GetString(Take(BinaryPrimitives.ReadUInt16LittleEndian(Take(2))));

    public ReadOnlySpan<byte> Bytes() => Take(Int32());

    private ReadOnlySpan<byte> Take(int bytes)
    {
        var taken = _body.Slice(At, bytes);
        At += bytes;
        return taken;
    }
}
