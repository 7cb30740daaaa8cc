using FastEngine.Core.Execution;

namespace FastEngine.Storage.Symbols.Rows;

/// <summary>A fill that a venue reported, as a row of <c>fills</c>.</summary>
public struct FillRow : ISymbolRow<FillRow>
{
    public OrderReport Report;
    public long JournalRecord;

    public static string Table => "fills";

    public static long RecordOf(in FillRow row) => row.JournalRecord;

    public static long TimeOf(in FillRow row) => row.Report.TimeNs;

    public static void Write(ReadOnlySpan<FillRow> rows, RowChunk chunk, in Scaling scaling)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            ref readonly var report = ref rows[i].Report;
            chunk.Of<long>(0)[i] = report.Order;
            chunk.Of<long>(1)[i] = report.TimeNs;
            chunk.Of<long>(2)[i] = report.VenueTimeNs;
            chunk.Of<long>(3)[i] = scaling.Price(report.Price);
            chunk.Of<long>(4)[i] = scaling.Quantity(report.Quantity);
            chunk.Of<long>(5)[i] = scaling.Quantity(report.Remaining);
            chunk.Of<Int128>(6)[i] = report.Fee;
            chunk.Of<byte>(7)[i] = (byte)report.FeeIn;
            chunk.OrNull(8, i, report.TradeId);
            chunk.Of<long>(9)[i] = rows[i].JournalRecord;
        }
    }
}
