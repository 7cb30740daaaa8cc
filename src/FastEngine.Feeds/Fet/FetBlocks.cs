using System.Buffers.Binary;
using FastEngine.Core;

namespace FastEngine.Feeds;

/// <summary>Walks the blocks of a mapped <c>.fet</c> file, checking each; stops at the first that is torn or damaged.</summary>
internal sealed class FetBlocks(FetMap map, FetHeader header)
{
    private long _offset = header.Size;
    private long _records;

    /// <summary>Where the current block's records begin.</summary>
    public long RecordsOffset { get; private set; }

    /// <summary>Bytes of the file behind which the walk is.</summary>
    public long Offset => _offset;

    public bool IsCompleted { get; private set; }

    /// <summary>Why the walk ended before the end mark, else null.</summary>
    public string? Fault { get; private set; }

    /// <summary>Records of the next whole block, or 0 at the end.</summary>
    public int MoveNext()
    {
        if (IsCompleted) return 0;
        var rest = map.Length - _offset;
        if (rest < FetFormat.BlockHeaderBytes) return Stop(rest == 0 ? "ends without its end mark (the writer did not close it)" : "is cut in a block");
        var head = map.Slice(_offset, FetFormat.BlockHeaderBytes);
        var mark = BinaryPrimitives.ReadUInt32LittleEndian(head);
        var crc = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
        if (mark == FetFormat.EndMark) return End(head, crc, rest);
        var count = BinaryPrimitives.ReadInt32LittleEndian(head[8..]);
        if (mark != FetFormat.BlockMark || count <= 0 || count > header.RecordsPerBlock) return Stop("holds something that is not a block");
        var length = FetFormat.BlockHeaderBytes + count * FetFormat.RecordBytes;
        if (rest < length) return Stop("is cut in a block");
        if (Crc32C.Compute(map.Slice(_offset, length)[8..]) != crc) return Stop("has a block with a wrong checksum");
        RecordsOffset = _offset + FetFormat.BlockHeaderBytes;
        _offset += length;
        _records += count;
        return count;
    }

    /// <summary>Goes to the last block whose first trade is before a time, of a file in which times do not fall; before the first <see cref="MoveNext"/>.</summary>
    /// <returns>Records that were passed.</returns>
    public long SkipBefore(long timeNs)
    {
        var blockBytes = FetFormat.BlockHeaderBytes + (long)header.RecordsPerBlock * FetFormat.RecordBytes;
        var passed = 0L;
        var end = (map.Length - header.Size) / blockBytes;
        while (passed < end)
        {
            var middle = passed + (end - passed) / 2;
            if (BeginsBefore(header.Size + middle * blockBytes, timeNs)) passed = middle + 1;
            else end = middle;
        }

        passed = Math.Max(0, passed - 1);
        _offset = header.Size + passed * blockBytes;
        _records = passed * header.RecordsPerBlock;
        return _records;
    }

    // Of whole blocks alone; one that is none, or has no trade, is not passed.
    private unsafe bool BeginsBefore(long offset, long timeNs)
    {
        var head = map.Slice(offset, FetFormat.BlockHeaderBytes);
        if (BinaryPrimitives.ReadUInt32LittleEndian(head) != FetFormat.BlockMark || BinaryPrimitives.ReadInt32LittleEndian(head[8..]) != header.RecordsPerBlock) return false;
        var records = new ReadOnlySpan<FetRecord>(map.Start + offset + FetFormat.BlockHeaderBytes, header.RecordsPerBlock);
        foreach (ref readonly var record in records)
        {
            if (record.Kind == EventKind.Trade) return record.ExchangeTimeNs < timeNs;
        }

        return false;
    }

    private int End(ReadOnlySpan<byte> head, uint crc, long rest)
    {
        if (Crc32C.Compute(head[8..]) != crc) return Stop("has a damaged end mark");
        var total = BinaryPrimitives.ReadInt64LittleEndian(head[8..]);
        if (total != _records) return Stop($"lost blocks: its end mark counts {total:N0} records");
        if (rest > FetFormat.BlockHeaderBytes) return Stop("goes on behind its end mark");
        _offset += FetFormat.BlockHeaderBytes;
        IsCompleted = true;
        return 0;
    }

    private int Stop(string what)
    {
        Fault = $"the .fet file {what} at byte {_offset:N0} of {map.Length:N0}; {_records:N0} records in whole blocks before it were recovered";
        IsCompleted = true;
        return 0;
    }
}
