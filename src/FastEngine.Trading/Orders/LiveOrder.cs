using FastEngine.Core.Execution;
using FastEngine.Trading.Positions;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Orders;

/// <summary>An order that the venue has not finished, and what its fills add up to.</summary>
internal struct LiveOrder
{
    /// <summary>Its number; 0 when the slot is free.</summary>
    public long Order;

    public long Remaining;

    /// <summary>Of an exit: what it closed so far, for the row when it is done.</summary>
    public long Closed;
    public Int128 EntryCost;
    public Int128 Proceeds;
    public Int128 Gross;
    /// <summary>Less funding.</summary>
    public Int128 Fees;

    /// <summary>Within the fees.</summary>
    public Int128 Funding;
    public long LastFillNs;

    /// <summary>Slot of its position.</summary>
    public int Position;

    public OrderLeg Leg;
    public ExitReason Reason;

    /// <summary>What was booked of its fills: quantity, the sum of price times quantity, and fees.</summary>
    public long Filled;
    public Int128 FilledCost;
    public Int128 FilledFee;

    /// <summary>Within it, booked from answers of the venue: a report of it that comes after all tells nothing new.</summary>
    public long Ahead;

    /// <summary>When something of it was heard last, and when the venue was asked for it without an answer; 0 for not.</summary>
    public long HeardNs;
    public long AskedNs;

    /// <summary>When its cancellation was asked for last, 0 for not.</summary>
    public long CancelNs;

    /// <summary>The venue has said something of it.</summary>
    public bool IsAcknowledged;

    /// <summary>The venue has it, or had.</summary>
    public bool IsAccepted;

    /// <summary>An answer left open what the venue has of it.</summary>
    public bool IsInDoubt;

    /// <summary>Its cancellation was asked for; of an entry, to stop entries alone: what fills of it meanwhile stays.</summary>
    public bool IsCancelling;

    /// <summary>Nothing of it is waited for but what the market does.</summary>
    public readonly bool IsAnswered => IsAcknowledged && !IsInDoubt;

    /// <summary>With its terms.</summary>
    public const int SnapshotSize = 18 * sizeof(long) + 7 * 16 + 5 * sizeof(int) + 12;

    public readonly void Write(ref SnapshotWriter writer, in OrderTerms terms)
    {
        writer.Put(Order);
        writer.Put(Remaining);
        writer.Put(Closed);
        writer.Put(EntryCost);
        writer.Put(Proceeds);
        writer.Put(Gross);
        writer.Put(Fees);
        writer.Put(Funding);
        writer.Put(LastFillNs);
        writer.Put(Position);
        writer.Put(IsAcknowledged);
        writer.Put(IsCancelling);
        writer.Put(Filled);
        writer.Put(FilledCost);
        writer.Put(FilledFee);
        writer.Put(Ahead);
        writer.Put(HeardNs);
        writer.Put(AskedNs);
        writer.Put(CancelNs);
        writer.Put(IsAccepted);
        writer.Put(IsInDoubt);
        LiveOrderTerms.Write(ref writer, in terms);
    }

    /// <summary>What a fill closed.</summary>
    public void Add(in ClosedPart part)
    {
        Closed += part.Quantity;
        EntryCost += part.EntryCost;
        Proceeds += part.Proceeds;
        Gross += part.Gross;
        Fees += part.Fees;
        Funding += part.Funding;
    }

    /// <summary>The row of what it closed since the last, which is begun anew.</summary>
    public ClosedTrade TakeRow(in StrategyPosition position, bool isLast)
    {
        var row = new ClosedTrade
        {
            PositionId = position.PositionId, EntryTimeNs = position.EntryTimeNs, ExitTimeNs = LastFillNs, EntryCost = EntryCost,
            ExitProceeds = Proceeds, Fees = Fees, Pnl = Gross - Fees, Funding = Funding, Quantity = Closed, EntryOrder = position.EntryOrder,
            ExitOrder = Order, InstrumentId = position.InstrumentId, StrategyId = position.StrategyId, Direction = position.Direction,
            Reason = Reason, IsLast = isLast, IsFeeUnconverted = position.IsFeeUnconverted,
        };
        (Closed, EntryCost, Proceeds, Gross, Fees, Funding) = (0, 0, 0, 0, 0, 0);
        return row;
    }

    public static LiveOrder Read(ref SnapshotReader reader, out OrderTerms terms)
    {
        var order = new LiveOrder
        {
            Order = reader.Int64(), Remaining = reader.Int64(), Closed = reader.Int64(), EntryCost = reader.Int128(), Proceeds = reader.Int128(),
            Gross = reader.Int128(), Fees = reader.Int128(), Funding = reader.Int128(), LastFillNs = reader.Int64(), Position = reader.Int32(), IsAcknowledged = reader.Bool(),
            IsCancelling = reader.Bool(), Filled = reader.Int64(), FilledCost = reader.Int128(), FilledFee = reader.Int128(), Ahead = reader.Int64(),
            HeardNs = reader.Int64(), AskedNs = reader.Int64(), CancelNs = reader.Int64(), IsAccepted = reader.Bool(), IsInDoubt = reader.Bool(),
        };
        terms = LiveOrderTerms.Read(ref reader, order.Order);
        order.Leg = terms.Leg;
        order.Reason = terms.Reason;
        return order;
    }
}
