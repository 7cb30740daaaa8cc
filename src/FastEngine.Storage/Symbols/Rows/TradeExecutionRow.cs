using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Storage.Symbols.Rows;

/// <summary>A closed position, or the closed part of one, as a row of <c>trade_executions</c>.</summary>
public struct TradeExecutionRow : ISymbolRow<TradeExecutionRow>
{
    public long ExitOrder;
    public long ExitTimeNs;
    public long PositionId;
    public long EntryTimeNs;
    public long EntryOrder;
    public Direction Direction;

    /// <summary>Mean entry price; money.</summary>
    public Int128 EntryPrice;

    /// <summary>Mean exit price; money.</summary>
    public Int128 ExitPrice;

    public long Quantity;
    public Int128 Pnl;
    public Int128 Fees;

    /// <summary>Positive when received; money.</summary>
    public Int128 Funding;
    public string Strategy;
    public string Config;
    public ExitReason Reason;
    public bool IsLast;
    public long JournalRecord;

    public static string Table => "trade_executions";

    /// <param name="config">Which configuration traded, e.g. <c>strict</c>.</param>
    /// <param name="journalRecord">Number of the journal record that it comes from.</param>
    public static TradeExecutionRow Of(in ClosedTrade trade, Instrument instrument, string strategy, string config, long journalRecord) => new()
    {
        ExitOrder = trade.ExitOrder,
        ExitTimeNs = trade.ExitTimeNs,
        PositionId = trade.PositionId,
        EntryTimeNs = trade.EntryTimeNs,
        EntryOrder = trade.EntryOrder,
        Direction = trade.Direction,
        EntryPrice = MeanPrice(trade.EntryCost, trade.Quantity, instrument.PriceScale),
        ExitPrice = MeanPrice(trade.ExitProceeds, trade.Quantity, instrument.PriceScale),
        Quantity = trade.Quantity,
        Pnl = trade.Pnl,
        Fees = trade.FeesAlone,
        Funding = trade.Funding,
        Strategy = strategy,
        Config = config,
        Reason = trade.Reason,
        IsLast = trade.IsLast,
        JournalRecord = journalRecord,
    };

    public static long RecordOf(in TradeExecutionRow row) => row.JournalRecord;

    public static long TimeOf(in TradeExecutionRow row) => row.ExitTimeNs;

    public static void Write(ReadOnlySpan<TradeExecutionRow> rows, RowChunk chunk, in Scaling scaling)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            ref readonly var row = ref rows[i];
            chunk.Of<long>(0)[i] = row.ExitOrder;
            chunk.Of<long>(1)[i] = row.ExitTimeNs;
            chunk.Of<long>(2)[i] = row.PositionId;
            chunk.Of<long>(3)[i] = row.EntryTimeNs;
            chunk.Of<long>(4)[i] = row.EntryOrder;
            chunk.Of<byte>(5)[i] = (byte)row.Direction;
            chunk.Of<Int128>(6)[i] = row.EntryPrice;
            chunk.Of<Int128>(7)[i] = row.ExitPrice;
            chunk.Of<long>(8)[i] = scaling.Quantity(row.Quantity);
            chunk.Of<Int128>(9)[i] = row.Pnl;
            chunk.Of<Int128>(10)[i] = row.Fees;
            chunk.Text(11, i, row.Strategy);
            chunk.Text(12, i, row.Config);
            chunk.Text(13, i, Names.Of(row.Reason));
            chunk.Of<bool>(14)[i] = row.IsLast;
            chunk.Of<Int128>(15)[i] = row.Funding;
            chunk.Of<long>(16)[i] = row.JournalRecord;
        }
    }

    /// <summary>A cost, at the sum of both scales, over a quantity; money.</summary>
    public static Int128 MeanPrice(Int128 cost, long quantity, int priceScale)
    {
        // The whole part and the rest apart: a cost of 36 digits has no room for 18 more.
        if (quantity == 0) return 0;
        var unit = (Int128)FixedPoint.PowerOfTen(Money.Scale - priceScale);
        var whole = cost / quantity;
        return whole * unit + Money.DivideRounded((cost - whole * quantity) * unit, quantity);
    }
}
