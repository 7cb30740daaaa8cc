using FastEngine.Core;

namespace FastEngine.Storage.Symbols.Rows;

/// <summary>A trade of the tape, as a row of <c>ticks</c>.</summary>
public struct TickRow : ISymbolRow<TickRow>
{
    /// <summary>Exchange time, ns since the epoch.</summary>
    public long TimeNs;

    public long ReceiveTimeNs;
    public long TradeId;

    /// <summary>At the instrument's price scale.</summary>
    public long Price;

    /// <summary>At the instrument's quantity scale.</summary>
    public long Quantity;

    public Side Aggressor;

    public bool IsLate;

    /// <summary>Number of the journal record that it comes from; 0 when nobody needs it again after a crash.</summary>
    public long JournalRecord;

    public static string Table => "ticks";

    public static int BlockRows => 2048;

    public static long RecordOf(in TickRow row) => row.JournalRecord;

    public static TickRow Of(in Tick tick, long journalRecord = 0) => new()
    {
        JournalRecord = journalRecord,
        TimeNs = tick.ExchangeTimeNs,
        ReceiveTimeNs = tick.ReceiveTimeNs,
        TradeId = tick.TradeId,
        Price = tick.Price,
        Quantity = tick.Quantity,
        Aggressor = tick.Aggressor,
        IsLate = (tick.Flags & TickFlags.LateById) != 0,
    };

    public static long TimeOf(in TickRow row) => row.TimeNs;

    public static bool Fits(in TickRow row, in Scaling scaling) => scaling.Fits(row.Price, row.Quantity);

    public static void Write(ReadOnlySpan<TickRow> rows, RowChunk chunk, in Scaling scaling)
    {
        var times = chunk.Of<long>(0);
        var received = chunk.Of<long>(1);
        var ids = chunk.Of<long>(2);
        var prices = chunk.Of<long>(3);
        var quantities = chunk.Of<long>(4);
        var sides = chunk.Of<byte>(5);
        var late = chunk.Of<bool>(6);
        for (var i = 0; i < rows.Length; i++)
        {
            ref readonly var row = ref rows[i];
            times[i] = row.TimeNs;
            received[i] = row.ReceiveTimeNs;
            ids[i] = row.TradeId;
            prices[i] = scaling.Price(row.Price);
            quantities[i] = scaling.Quantity(row.Quantity);
            sides[i] = (byte)row.Aggressor;
            late[i] = row.IsLate;
        }
    }
}
