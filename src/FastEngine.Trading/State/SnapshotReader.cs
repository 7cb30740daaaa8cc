using System.Buffers.Binary;

namespace FastEngine.Trading.State;

/// <summary>Reads what a <see cref="SnapshotWriter"/> wrote. After the first failure every read gives 0 and changes nothing.</summary>
internal ref struct SnapshotReader(ReadOnlySpan<byte> source)
{
    private ReadOnlySpan<byte> _rest = source;

    /// <summary>By the writer's instrument id ours, -1 for one that is not among ours. Set by <see cref="InstrumentDirectory"/>.</summary>
    public int[] Instruments { get; set; } = [];

    /// <summary>Null while all is well.</summary>
    public string? Failure { get; private set; }

    public readonly int Remaining => _rest.Length;

    public void Fail(string reason)
    {
        Failure ??= reason;
        _rest = default;
    }

    public byte Byte()
    {
        var bytes = Take(1);
        return bytes.IsEmpty ? (byte)0 : bytes[0];
    }

    public bool Bool() => Byte() != 0;

    public int Int32()
    {
        var bytes = Take(sizeof(int));
        return bytes.IsEmpty ? 0 : BinaryPrimitives.ReadInt32LittleEndian(bytes);
    }

    public long Int64()
    {
        var bytes = Take(sizeof(long));
        return bytes.IsEmpty ? 0 : BinaryPrimitives.ReadInt64LittleEndian(bytes);
    }

    public Int128 Int128()
    {
        var bytes = Take(16);
        return bytes.IsEmpty ? 0 : BinaryPrimitives.ReadInt128LittleEndian(bytes);
    }

    public double Double() => BitConverter.Int64BitsToDouble(Int64());

    public ReadOnlySpan<byte> Bytes(int count) => Take(count);

    /// <summary>A number of things, or an index of one.</summary>
    /// <param name="most">The highest that can be.</param>
    /// <param name="what">For the failure: what there would be too many of.</param>
    public int Count(int most, string what)
    {
        var count = Int32();
        if ((uint)count <= (uint)most) return count;
        Fail($"{what}: {count:N0}, room for {most:N0}");
        return 0;
    }

    /// <summary>Our id of an instrument of which something is held; fails when it is not among ours.</summary>
    public int Instrument(string what)
    {
        var id = Int32();
        if (Failure is not null) return 0;
        if ((uint)id < (uint)Instruments.Length && Instruments[id] >= 0) return Instruments[id];
        Fail($"{what} of an instrument that is not configured any more (number {id} of the snapshot); configure it until nothing of it is held");
        return 0;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (Failure is null && count > _rest.Length) Fail("it ends inside a field");
        if (Failure is not null) return default;
        var bytes = _rest[..count];
        _rest = _rest[count..];
        return bytes;
    }
}
