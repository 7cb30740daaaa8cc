using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Storage.Symbols.Rows;

/// <summary>A strategy position with everything that became of it so far, as a row of <c>strategy_positions</c>; replaces the position's row.</summary>
public struct StrategyPositionRow : ISymbolRow<StrategyPositionRow>
{
    public long PositionId;
    public long TimeNs;
    public string Strategy;
    public long ExchangePosition;
    public string Key;
    public Direction Direction;
    public long EntryTimeNs;

    /// <summary>Of the last closed part, 0 for none.</summary>
    public long ExitTimeNs;

    public long EntryQuantity;
    public long OpenQuantity;

    /// <summary>Sum of price times quantity of all that was entered.</summary>
    public Int128 EntryCost;

    /// <summary>Likewise of all exits.</summary>
    public Int128 Proceeds;

    /// <summary>0 for none.</summary>
    public long StopPrice;
    public long TargetPrice;
    public ExitReason Reason;
    public Int128 Pnl;

    /// <summary>Of the cost of what was closed; NaN before anything was.</summary>
    public double PnlPct;

    public Int128 Fees;

    /// <summary>The position that it hedges, 0 for none.</summary>
    public long ParentId;

    public int PriceScale;
    public long JournalRecord;

    public static string Table => "strategy_positions";

    public static string KeyColumn => "strategy_position_id";

    public static long KeyOf(in StrategyPositionRow row) => row.PositionId;

    public static long RecordOf(in StrategyPositionRow row) => row.JournalRecord;

    public static long TimeOf(in StrategyPositionRow row) => row.TimeNs;

    public static void Write(ReadOnlySpan<StrategyPositionRow> rows, RowChunk chunk, in Scaling scaling)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            ref readonly var row = ref rows[i];
            var closed = row.EntryQuantity - row.OpenQuantity;
            chunk.Of<long>(0)[i] = row.PositionId;
            chunk.Of<long>(1)[i] = row.TimeNs;
            chunk.Text(2, i, row.Strategy);
            chunk.Of<long>(3)[i] = row.ExchangePosition;
            chunk.Text(4, i, row.Key);
            chunk.Of<byte>(5)[i] = (byte)row.Direction;
            chunk.Of<byte>(6)[i] = row.OpenQuantity == 0 ? (byte)1 : (byte)0;
            chunk.Of<long>(7)[i] = row.EntryTimeNs;
            chunk.OrNull(8, i, row.ExitTimeNs);
            chunk.Of<long>(9)[i] = scaling.Quantity(row.EntryQuantity);
            chunk.Of<long>(10)[i] = scaling.Quantity(row.OpenQuantity);
            chunk.Of<Int128>(11)[i] = TradeExecutionRow.MeanPrice(row.EntryCost, row.EntryQuantity, row.PriceScale);
            chunk.OrNull(13, i, scaling.Price(row.StopPrice));
            chunk.OrNull(14, i, scaling.Price(row.TargetPrice));
            chunk.Of<Int128>(16)[i] = row.Pnl;
            chunk.Of<Int128>(18)[i] = row.Fees;
            chunk.OrNull(19, i, row.ParentId);
            chunk.Of<long>(20)[i] = row.JournalRecord;
            if (closed == 0)
            {
                chunk.Null(12, i);
                chunk.Null(15, i);
                chunk.Null(17, i);
                continue;
            }

            chunk.Of<Int128>(12)[i] = TradeExecutionRow.MeanPrice(row.Proceeds, closed, row.PriceScale);
            chunk.Text(15, i, Names.Of(row.Reason));
            chunk.Number(17, i, row.PnlPct);
        }
    }
}
