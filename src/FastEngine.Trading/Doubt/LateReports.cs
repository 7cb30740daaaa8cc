using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Orders;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Doubt;

/// <summary>Reports that come when their order is done already: what was booked of it, by an answer or before, is not booked again, and the rest belongs to no
/// strategy, as if it were traded by hand.</summary>
/// <remarks>A report's remainder says how much was filled with it in all; up to what was booked it tells nothing new.</remarks>
internal sealed class LateReports(Ledger ledger, OrderGate gate, ForeignFills foreign)
{
    /// <summary>Orders remembered; reports of one are late by seconds.</summary>
    private const int Remembered = 256;

    private readonly PinnedArray<EndedOrder> _ended = new(Remembered);
    private long _added;

    public static int SnapshotSize => sizeof(int) + Remembered * EndedOrder.SnapshotSize;

    /// <summary>An order is done.</summary>
    /// <param name="terms">Of the order.</param>
    /// <param name="filled">What was booked of it.</param>
    /// <param name="isKnown">False when it was treated as never sent.</param>
    public void Add(in OrderTerms terms, long filled, bool isKnown) => _ended[(int)(_added++ % Remembered)] = new EndedOrder
    {
        Order = terms.Order, PositionId = terms.PositionId, Quantity = terms.Quantity, Filled = filled, InstrumentId = terms.InstrumentId, Side = terms.Side,
        Direction = terms.PositionDirection, Leg = terms.Leg, IsKnown = isKnown,
    };

    /// <summary>How much was filled of an order that is done, as an answer says: no less than was booked.</summary>
    public void Told(long order, long filled)
    {
        var at = Find(order);
        if (at >= 0) _ended[at].Filled = Math.Max(_ended[at].Filled, filled);
    }

    /// <summary>Takes a report on an order that is not live.</summary>
    /// <param name="report">What the venue tells.</param>
    /// <param name="instrument">That it changed something of, or -1.</param>
    /// <returns>False when its order is not remembered.</returns>
    public bool TryApply(in OrderReport report, out int instrument)
    {
        instrument = -1;
        var at = Find(report.Order);
        if (at < 0) return false;
        ref var ended = ref _ended[at];
        if (report.Kind == OrderReportKind.Accepted && !ended.IsKnown) TurnUp(ref ended);
        else if (report.Kind == OrderReportKind.Filled) instrument = Fill(ref ended, in report);
        return true;
    }

    /// <summary>A report with what of its fill is not booked yet; of an order that is not remembered as it is.</summary>
    public OrderReport Fresh(in OrderReport report)
    {
        var at = report.Kind == OrderReportKind.Filled && report.Quantity > 0 ? Find(report.Order) : -1;
        if (at < 0) return report;
        var fresh = Math.Clamp(_ended[at].Quantity - report.Remaining - _ended[at].Filled, 0, report.Quantity);
        return report with { Quantity = fresh, Fee = fresh == report.Quantity ? report.Fee : Money.Share(report.Fee, fresh, report.Quantity) };
    }

    private int Find(long order)
    {
        var count = order > 0 ? (int)Math.Min(_added, Remembered) : 0;
        for (var i = 0; i < count; i++)
            if (_ended[i].Order == order) return i;
        return -1;
    }

    // The oldest first: where they stand in the ring means nothing.
    public void Write(ref SnapshotWriter writer)
    {
        var count = (int)Math.Min(_added, Remembered);
        writer.Put(count);
        for (var age = count; age > 0; age--) _ended[(int)((_added - age) % Remembered)].Write(ref writer);
    }

    public void Read(ref SnapshotReader reader)
    {
        _ended.AsSpan().Clear();
        _added = 0;
        for (var count = reader.Count(Remembered, "orders that were done"); count > 0; count--) _ended[(int)_added++] = EndedOrder.Read(ref reader);
    }

    private void TurnUp(ref EndedOrder ended)
    {
        ended.IsKnown = true;
        Say(in ended, quantity: 0);
        gate.Cancel(ended.Order);
    }

    private int Fill(ref EndedOrder ended, in OrderReport report)
    {
        var fresh = Math.Min(report.Quantity, ended.Quantity - report.Remaining - ended.Filled);
        if (fresh <= 0) return -1;
        ended.Filled += fresh;
        Say(in ended, fresh);
        return foreign.Apply(new VenueUpdate
        {
            Kind = VenueUpdateKind.ManualFill, TimeNs = report.TimeNs, VenueTimeNs = report.VenueTimeNs, Order = report.Order, Quantity = fresh,
            Price = report.Price, Amount = fresh == report.Quantity ? report.Fee : Money.Share(report.Fee, fresh, report.Quantity),
            InstrumentId = ended.InstrumentId, Direction = ended.Direction, Side = ended.Side,
        });
    }

    private void Say(in EndedOrder ended, long quantity) => ledger.Risk(new RiskEvent
    {
        Kind = RiskEventKind.OrderTurnedUp, PositionId = ended.PositionId, Order = ended.Order, Quantity = quantity, InstrumentId = ended.InstrumentId,
        OtherInstrumentId = -1, Leg = ended.Leg, Direction = ended.Direction,
    });
}
