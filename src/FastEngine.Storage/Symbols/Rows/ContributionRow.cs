using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Storage.Symbols.Rows;

/// <summary>What a fill did to its exchange position, as a row of <c>position_contributions</c>.</summary>
public struct ContributionRow : ISymbolRow<ContributionRow>
{
    public Contribution Contribution;
    public string Strategy;

    /// <summary>Such as <c>BTCUSDT_LONG</c>.</summary>
    public string Key;

    public int PriceScale;
    public long JournalRecord;

    public static string Table => "position_contributions";

    public static ContributionRow Of(in Contribution contribution, Instrument instrument, string strategy, long journalRecord) => new()
    {
        Contribution = contribution, Strategy = strategy, Key = ExchangePositionRow.KeyOf(instrument, contribution.Direction),
        PriceScale = instrument.PriceScale, JournalRecord = journalRecord,
    };

    public static long RecordOf(in ContributionRow row) => row.JournalRecord;

    public static long TimeOf(in ContributionRow row) => row.Contribution.TimeNs;

    public static void Write(ReadOnlySpan<ContributionRow> rows, RowChunk chunk, in Scaling scaling)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            ref readonly var row = ref rows[i];
            ref readonly var contribution = ref row.Contribution;
            chunk.Of<long>(0)[i] = row.JournalRecord;
            chunk.Of<long>(1)[i] = contribution.TimeNs;
            chunk.Of<long>(2)[i] = contribution.PositionId;
            chunk.Text(3, i, row.Strategy);
            chunk.Of<long>(4)[i] = contribution.ExchangePosition;
            chunk.Text(5, i, row.Key);
            chunk.Of<byte>(6)[i] = (byte)contribution.Direction;
            chunk.Of<long>(7)[i] = contribution.Number;
            chunk.Of<byte>(8)[i] = (byte)contribution.Kind;
            chunk.Of<long>(9)[i] = scaling.Quantity(contribution.Quantity);
            chunk.Of<long>(10)[i] = scaling.Quantity(contribution.QuantityBefore);
            chunk.Of<long>(11)[i] = scaling.Quantity(contribution.QuantityAfter);
            chunk.Of<Int128>(12)[i] = TradeExecutionRow.MeanPrice(contribution.EntryCost, contribution.Quantity, row.PriceScale);
            chunk.Of<Int128>(15)[i] = contribution.Fees;
            chunk.Of<long>(17)[i] = contribution.Order;
            chunk.Of<long>(18)[i] = row.JournalRecord;
            if (contribution.Kind == ContributionKind.Added)
            {
                chunk.Null(13, i);
                chunk.Null(14, i);
                chunk.Null(16, i);
                continue;
            }

            chunk.Of<Int128>(13)[i] = TradeExecutionRow.MeanPrice(contribution.ExitProceeds, contribution.Quantity, row.PriceScale);
            chunk.Of<Int128>(14)[i] = contribution.Pnl;
            chunk.Text(16, i, Names.Of(contribution.Reason));
        }
    }
}
