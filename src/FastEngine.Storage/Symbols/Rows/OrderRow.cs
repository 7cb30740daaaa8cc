using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Storage.Symbols.Rows;

/// <summary>An order that left for the gateway, as a row of <c>orders</c>.</summary>
public struct OrderRow : ISymbolRow<OrderRow>
{
    public OrderTerms Terms;
    public string Strategy;
    public long JournalRecord;

    public static string Table => "orders";

    public static long RecordOf(in OrderRow row) => row.JournalRecord;

    public static long TimeOf(in OrderRow row) => row.Terms.DecidedNs;

    public static void Write(ReadOnlySpan<OrderRow> rows, RowChunk chunk, in Scaling scaling)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            ref readonly var terms = ref rows[i].Terms;
            chunk.Of<long>(0)[i] = terms.Order;
            chunk.Text(1, i, terms.Id.ToString());
            chunk.Of<long>(2)[i] = terms.DecidedNs;
            chunk.Of<long>(3)[i] = terms.PositionId;
            chunk.Text(4, i, rows[i].Strategy);
            chunk.Text(5, i, Names.Of(terms.Leg));
            chunk.Of<byte>(6)[i] = (byte)terms.Side;
            chunk.Text(7, i, Names.Of(terms.Type));
            chunk.Of<long>(8)[i] = scaling.Quantity(terms.Quantity);
            chunk.OrNull(9, i, scaling.Price(terms.Price));
            chunk.Of<long>(10)[i] = scaling.Price(terms.ReferencePrice);
            chunk.Text(11, i, Names.Of(terms.Reason));
            chunk.Of<bool>(12)[i] = terms.ReduceOnly;
            chunk.Of<long>(13)[i] = rows[i].JournalRecord;
        }
    }
}
