using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Storage.Symbols.Rows;

/// <summary>A strategy position as it stands, as a row of <c>positions</c>; replaces the position's row, and without quantity removes it.</summary>
public struct PositionRow : ISymbolRow<PositionRow>
{
    public long PositionId;
    public long TimeNs;
    public long EntryTimeNs;
    public string Strategy;
    public Direction Direction;
    public long Quantity;

    /// <summary>Price times quantity of the entry over the open quantity; money.</summary>
    public Int128 Cost;

    /// <summary>Entry fees not yet allocated to closed parts; money.</summary>
    public Int128 Fees;

    public long EntryOrder;
    public long JournalRecord;

    public static string Table => "positions";

    public static string KeyColumn => "position_id";

    public static PositionRow Of(in OpenPosition position, Instrument instrument, long timeNs, string strategy, long journalRecord) => new()
    {
        PositionId = position.PositionId,
        TimeNs = timeNs,
        EntryTimeNs = position.EntryTimeNs,
        Strategy = strategy,
        Direction = position.Direction,
        Quantity = position.Quantity,
        Cost = Money.OfProduct(position.Cost, instrument),
        Fees = position.Fees,
        EntryOrder = position.EntryOrder,
        JournalRecord = journalRecord,
    };

    public static long KeyOf(in PositionRow row) => row.PositionId;

    public static bool IsRemoval(in PositionRow row) => row.Quantity == 0;

    public static long RecordOf(in PositionRow row) => row.JournalRecord;

    public static long TimeOf(in PositionRow row) => row.TimeNs;

    public static void Write(ReadOnlySpan<PositionRow> rows, RowChunk chunk, in Scaling scaling)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            ref readonly var row = ref rows[i];
            chunk.Of<long>(0)[i] = row.PositionId;
            chunk.Of<long>(1)[i] = row.TimeNs;
            chunk.Of<long>(2)[i] = row.EntryTimeNs;
            chunk.Text(3, i, row.Strategy);
            chunk.Of<byte>(4)[i] = (byte)row.Direction;
            chunk.Of<long>(5)[i] = scaling.Quantity(row.Quantity);
            chunk.Of<Int128>(6)[i] = row.Cost;
            chunk.Of<Int128>(7)[i] = row.Fees;
            chunk.Of<long>(8)[i] = row.EntryOrder;
            chunk.Of<long>(9)[i] = row.JournalRecord;
        }
    }
}
