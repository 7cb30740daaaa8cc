using System.Buffers.Binary;
using FastEngine.Core;
using FastEngine.Trading.Entry;
using FastEngine.Trading.Orders;
using FastEngine.Trading.Parts;
using FastEngine.Trading.Positions;

namespace FastEngine.Trading.State;

/// <summary>The parts of the trade stage that influence what it does later, in the order of its snapshots.</summary>
internal sealed class TradeState(
    InstrumentDirectory instruments, TradeClock clock, KillSwitch killSwitch, LiveLimits limits, EntryPermissions permissions, PositionBook positions,
    ExchangeBook exchange, AccountBook account, DustAccount dust, OrderGate gate, LiveOrders orders, IssuedIds ids, ParkedSignals parked, FillDesk fills, TradeRows rows,
    TradeParts parts, ExitDesk exits, MarketDigest digest)
{
    /// <summary>Of the fullest state.</summary>
    public int SnapshotSize { get; } = SnapshotHeader.Size + instruments.SnapshotSize + TradeClock.SnapshotSize + KillSwitch.SnapshotSize
        + LiveLimits.SnapshotSize + permissions.SnapshotSize + positions.SnapshotSize + exchange.SnapshotSize + account.SnapshotSize + dust.SnapshotSize + gate.SnapshotSize
        + orders.SnapshotSize + ids.SnapshotSize + parked.SnapshotSize + FillDesk.SnapshotSize + 1 + parts.SnapshotSize + MarketDigest.SnapshotSize
        + FillDesk.CountersSize + ExitDesk.CountersSize + SnapshotHeader.CrcSize;

    public int Write(Span<byte> destination)
    {
        if (destination.Length < SnapshotSize)
            throw new ArgumentException($"{destination.Length:N0} bytes may be too few for a snapshot, which takes {SnapshotSize:N0} at most", nameof(destination));
        var writer = new SnapshotWriter(destination[SnapshotHeader.Size..]);
        instruments.Write(ref writer);
        clock.Write(ref writer);
        killSwitch.Write(ref writer);
        limits.Write(ref writer);
        permissions.Write(ref writer);
        positions.Write(ref writer);
        exchange.Write(ref writer);
        account.Write(ref writer);
        dust.Write(ref writer);
        gate.Write(ref writer);
        orders.Write(ref writer);
        ids.Write(ref writer);
        parked.Write(ref writer);
        fills.Write(ref writer);
        writer.Put(rows.IsAccountDue);
        parts.Write(ref writer);
        digest.Write(ref writer);
        var stateLength = writer.Position;

        // Counted, but nothing follows from it; not hashed: a restart in which reports come again leads to the same state.
        fills.WriteCounters(ref writer);
        exits.WriteCounters(ref writer);
        return Seal(destination, stateLength, SnapshotHeader.Size + writer.Position);
    }

    /// <summary>Null, or why it was not restored; then everything is as it was.</summary>
    public string? Restore(ReadOnlySpan<byte> snapshot)
    {
        if (!SnapshotHeader.TryRead(snapshot, out var header, out var reason)) return reason;
        if (header.PositionCapacity > positions.Capacity / PositionBook.SlotsPerPosition)
            return $"the snapshot needs tables for {header.PositionCapacity} positions, this stage has them for {positions.Capacity / PositionBook.SlotsPerPosition}";
        var before = new byte[SnapshotSize];
        var length = Write(before);
        reason = Read(snapshot);
        if (reason is not null && Read(before.AsSpan(0, length)) is { } worse) throw new InvalidOperationException(worse);
        return reason;
    }

    private string? Read(ReadOnlySpan<byte> snapshot)
    {
        var reader = new SnapshotReader(snapshot[SnapshotHeader.Size..^SnapshotHeader.CrcSize]);
        instruments.Read(ref reader);
        clock.Read(ref reader);
        killSwitch.Read(ref reader);
        limits.Read(ref reader);
        permissions.Read(ref reader);
        positions.Read(ref reader);
        exchange.Read(ref reader);
        account.Read(ref reader);
        dust.Read(ref reader);
        gate.Read(ref reader);
        orders.Read(ref reader);
        ids.Read(ref reader);
        parked.Read(ref reader);
        fills.Read(ref reader);
        rows.IsAccountDue = reader.Bool();
        parts.Read(ref reader);
        digest.Read(ref reader);
        fills.ReadCounters(ref reader);
        exits.ReadCounters(ref reader);
        exits.OnRestored();
        if (reader.Remaining > 0) reader.Fail($"{reader.Remaining:N0} bytes are left over");
        return reader.Failure;
    }

    private int Seal(Span<byte> destination, int stateLength, int end)
    {
        var header = new SnapshotHeader
        {
            Length = end + SnapshotHeader.CrcSize, StateLength = stateLength,
            StateHash = SnapshotChecks.Hash(destination.Slice(SnapshotHeader.Size, stateLength)),
            PositionCapacity = Math.Max(
                Share(positions.SlotsInUse, PositionBook.SlotsPerPosition), Share(orders.SlotsInUse, PositionBook.SlotsPerPosition * LiveOrders.OrdersPerPosition)),
        };
        header.Write(destination);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[end..], Crc32C.Compute(destination[..end]));
        return header.Length;
    }

    private static int Share(int slots, int perPosition) => (slots + perPosition - 1) / perPosition;
}
