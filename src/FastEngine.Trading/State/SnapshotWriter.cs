using System.Buffers.Binary;

namespace FastEngine.Trading.State;

/// <summary>Writes the fields of a snapshot one after the other, little-endian and without gaps.</summary>
internal ref struct SnapshotWriter(Span<byte> destination)
{
    private readonly Span<byte> _destination = destination;

    public int Position { get; private set; }

    public void Put(byte value) => _destination[Position++] = value;

    public void Put(bool value) => Put(value ? (byte)1 : (byte)0);

    public void Put(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_destination[Position..], value);
        Position += sizeof(int);
    }

    public void Put(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_destination[Position..], value);
        Position += sizeof(long);
    }

    public void Put(Int128 value)
    {
        BinaryPrimitives.WriteInt128LittleEndian(_destination[Position..], value);
        Position += 16;
    }

    public void Put(double value) => Put(BitConverter.DoubleToInt64Bits(value));

    public void Put(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_destination[Position..]);
        Position += bytes.Length;
    }
}
