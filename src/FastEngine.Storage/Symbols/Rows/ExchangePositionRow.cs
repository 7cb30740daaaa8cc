using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Storage.Symbols.Rows;

/// <summary>An exchange position as it stands, as a row of <c>exchange_positions</c>; replaces the row of its number.</summary>
public struct ExchangePositionRow : ISymbolRow<ExchangePositionRow>
{
    public ExchangePosition Position;
    public long TimeNs;
    public string Key;
    public int PriceScale;
    public long JournalRecord;

    public static string Table => "exchange_positions";

    public static string KeyColumn => "exchange_position";

    public static ExchangePositionRow Of(in ExchangePosition position, Instrument instrument, long timeNs, long journalRecord) => new()
    {
        Position = position, TimeNs = timeNs, Key = KeyOf(instrument, position.Direction), PriceScale = instrument.PriceScale, JournalRecord = journalRecord,
    };

    /// <summary>Such as <c>BTCUSDT_LONG</c>.</summary>
    public static string KeyOf(Instrument instrument, Direction direction) => $"{instrument.Symbol}_{(direction == Direction.Long ? "LONG" : "SHORT")}";

    public static long KeyOf(in ExchangePositionRow row) => row.Position.Number;

    public static long RecordOf(in ExchangePositionRow row) => row.JournalRecord;

    public static long TimeOf(in ExchangePositionRow row) => row.TimeNs;

    public static void Write(ReadOnlySpan<ExchangePositionRow> rows, RowChunk chunk, in Scaling scaling)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            ref readonly var row = ref rows[i];
            ref readonly var position = ref row.Position;
            chunk.Of<long>(0)[i] = position.Number;
            chunk.Of<long>(1)[i] = row.TimeNs;
            chunk.Of<long>(2)[i] = position.OpenedNs;
            chunk.Text(3, i, row.Key);
            chunk.Of<byte>(4)[i] = (byte)position.Direction;
            chunk.Of<byte>(5)[i] = position.Quantity == 0 ? (byte)1 : (byte)0;
            chunk.Of<long>(6)[i] = scaling.Quantity(position.Quantity);
            chunk.Of<long>(7)[i] = scaling.Quantity(position.Unattributed);
            chunk.Of<int>(8)[i] = position.Contributors;
            if (position.Quantity == 0) chunk.Null(9, i);
            else chunk.Of<Int128>(9)[i] = TradeExecutionRow.MeanPrice(position.Cost, Math.Abs(position.Quantity), row.PriceScale);
            chunk.Of<Int128>(10)[i] = position.VenueRealised;
            chunk.Of<Int128>(11)[i] = position.Realised;
            chunk.Of<long>(12)[i] = row.JournalRecord;
        }
    }
}
