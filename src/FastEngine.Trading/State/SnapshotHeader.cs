using System.Buffers.Binary;
using FastEngine.Core;

namespace FastEngine.Trading.State;

/// <summary>What a snapshot of the trade stage says of itself before its state.</summary>
/// <remarks>32 bytes, little-endian: magic, version, length of all, length of the hashed state, state hash, positions, 0. After the state come
/// the counters and the CRC-32C of everything before it.</remarks>
public readonly record struct SnapshotHeader
{
    public const int CurrentVersion = 5;
    internal const int Size = 32;
    internal const int CrcSize = 4;
    private const uint Magic = 0x5354_4546; // "FETS"

    /// <summary>Of all, header and check included; bytes.</summary>
    public int Length { get; init; }

    /// <summary>See <see cref="TradeStage.StateHash"/>.</summary>
    public ulong StateHash { get; init; }

    /// <summary>The least <see cref="TradingOptions.PositionCapacity"/> that it can be restored into.</summary>
    public int PositionCapacity { get; init; }

    internal int StateLength { get; init; }

    /// <summary>Checks magic, version, length and CRC.</summary>
    /// <param name="snapshot">All of it and nothing else.</param>
    /// <param name="reason">Null, or what is wrong with it.</param>
    public static bool TryRead(ReadOnlySpan<byte> snapshot, out SnapshotHeader header, out string? reason)
    {
        header = default;
        reason = WhatIsWrong(snapshot);
        if (reason is not null) return false;
        header = new SnapshotHeader
        {
            Length = snapshot.Length, StateLength = BinaryPrimitives.ReadInt32LittleEndian(snapshot[12..]),
            StateHash = BinaryPrimitives.ReadUInt64LittleEndian(snapshot[16..]), PositionCapacity = BinaryPrimitives.ReadInt32LittleEndian(snapshot[24..]),
        };
        return true;
    }

    internal void Write(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(destination, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(destination[4..], CurrentVersion);
        BinaryPrimitives.WriteInt32LittleEndian(destination[8..], Length);
        BinaryPrimitives.WriteInt32LittleEndian(destination[12..], StateLength);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[16..], StateHash);
        BinaryPrimitives.WriteInt32LittleEndian(destination[24..], PositionCapacity);
        BinaryPrimitives.WriteInt32LittleEndian(destination[28..], 0);
    }

    private static string? WhatIsWrong(ReadOnlySpan<byte> snapshot)
    {
        if (snapshot.Length < Size + CrcSize) return $"{snapshot.Length:N0} bytes are too few for a snapshot of the trade stage";
        if (BinaryPrimitives.ReadUInt32LittleEndian(snapshot) != Magic) return "not a snapshot of the trade stage";
        var version = BinaryPrimitives.ReadInt32LittleEndian(snapshot[4..]);
        if (version != CurrentVersion) return $"snapshot version {version}, this program reads {CurrentVersion}";
        var length = BinaryPrimitives.ReadInt32LittleEndian(snapshot[8..]);
        if (length != snapshot.Length) return $"snapshot of {length:N0} bytes, {snapshot.Length:N0} are there";
        var stored = BinaryPrimitives.ReadUInt32LittleEndian(snapshot[^CrcSize..]);
        var crc = Crc32C.Compute(snapshot[..^CrcSize]);
        return crc == stored ? null : $"damaged snapshot: its check is {stored:x8}, its bytes give {crc:x8}";
    }
}
