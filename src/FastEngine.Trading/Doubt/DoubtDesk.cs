using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Deadlines;
using FastEngine.Trading.Orders;
using FastEngine.Trading.Parts;
using FastEngine.Trading.Positions;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Doubt;

/// <summary>Asks for orders in doubt when their time has come, and does what the answers say: books what was not told, ends, or sends again.</summary>
/// <remarks>An answer is taken for reports that were lost, and goes the way of reports. What it proves is as of its venue time, so it does not matter which
/// of several questions it answers.</remarks>
internal sealed class DoubtDesk : TradePart
{
    private readonly Instrument[] _instruments;
    private readonly TradeClock _clock;
    private readonly Ledger _ledger;
    private readonly PositionBook _positions;
    private readonly AccountBook _account;
    private readonly LiveOrders _orders;
    private readonly OrderGate _gate;
    private readonly FillDesk _fills;
    private readonly OrderInquiries _inquiries;
    private readonly LateReports _late;
    private readonly AwaitedExits _awaited;
    private readonly long _checkPeriodNs;
    private readonly long _receiveWindowNs;

    public DoubtDesk(
        TradingOptions options, Instrument[] instruments, TradeClock clock, Ledger ledger, PositionBook positions, AccountBook account, LiveOrders orders,
        OrderGate gate, FillDesk fills, OrderInquiries inquiries, LateReports late, AwaitedExits awaited)
    {
        _instruments = instruments;
        _clock = clock;
        _ledger = ledger;
        _positions = positions;
        _account = account;
        _orders = orders;
        _gate = gate;
        _fills = fills;
        _inquiries = inquiries;
        _late = late;
        _awaited = awaited;
        _checkPeriodNs = options.Doubt.CheckPeriodNs;
        _receiveWindowNs = options.Safety.ReceiveWindowNs;
        NextTimerNs = 0;
    }

    public override int SnapshotSize => sizeof(long) + LateReports.SnapshotSize;

    /// <summary>An answer on an order.</summary>
    /// <returns>The instrument that it changed something of, or -1.</returns>
    public int Apply(in VenueUpdate answer)
    {
        var slot = answer.Order > 0 ? _orders.Find(answer.Order) : -1;
        if (slot < 0 || !OrderInquiries.IsAskedFor(in _orders[slot])) return -1;
        var terms = _orders.TermsOf(slot);
        var position = _orders[slot].Position;
        var isKnown = answer.State != VenueOrderState.Unknown;
        if (!isKnown && !_orders[slot].IsAccepted && answer.VenueTimeNs < terms.DecidedNs + _receiveWindowNs)
        {
            // It may still be on its way: asked again until it would come too late.
            return -1;
        }

        _inquiries.Heard(slot);
        if (isKnown)
        {
            _orders.Answer(slot);
            _orders[slot].IsAccepted = true;
            Say(RiskEventKind.OrderFound, in terms, Math.Max(0, answer.Quantity - _orders[slot].Filled));
            Book(in terms, in answer);
        }

        slot = _orders.Find(answer.Order);
        if (slot >= 0 && answer.State == VenueOrderState.Open) CancelAgain(slot, position);
        else if (slot >= 0) End(slot, in terms, in answer, isKnown);
        if (_orders.Find(answer.Order) < 0) _late.Told(answer.Order, answer.Quantity);
        if (position != _positions.Nobody) _awaited.Look(position);
        return _instruments[terms.InstrumentId].Id;
    }

    public override void OnReport(in OrderTerms terms, in OrderReport report, int slot)
    {
        if (terms.Leg is OrderLeg.Stop or OrderLeg.Target) return;
        var order = _orders.Find(terms.Order);
        if (order >= 0 && report.Kind == OrderReportKind.Rejected) _inquiries.Doubt(order, report.Reject, isUrgent: true);
        else if (order >= 0) _inquiries.Heard(order);
        if (terms.Leg == OrderLeg.Exit) _awaited.Look(slot);
    }

    public override void OnFreed(int slot) => _awaited.Forget(slot);

    public override void OnTimer(long nowNs)
    {
        _inquiries.Look();
        NextTimerNs = EngineTime.NextMultiple(nowNs, _checkPeriodNs);
    }

    public override void Write(ref SnapshotWriter writer)
    {
        writer.Put(NextTimerNs);
        _late.Write(ref writer);
    }

    public override void Read(ref SnapshotReader reader)
    {
        NextTimerNs = reader.Int64();
        _late.Read(ref reader);
    }

    // What was filled and not told, as fills of whole lots whose prices sum to exactly what it cost.
    private void Book(in OrderTerms terms, in VenueUpdate answer)
    {
        ref readonly var order = ref _orders[_orders.Find(terms.Order)];
        var quantity = answer.Quantity - order.Filled;
        if (quantity <= 0) return;
        var cost = answer.Cost - order.FilledCost;
        var fee = answer.Amount - order.FilledFee;
        if (cost < quantity) cost = (Int128)Math.Max(1, _account.MarkOf(terms.InstrumentId)) * quantity;
        var lot = _instruments[terms.InstrumentId].Lot;
        var unit = quantity % lot == 0 && cost % lot == 0 ? lot : 1;
        var price = (long)(cost / quantity);
        var dearer = (long)((cost - (Int128)price * quantity) / unit) * unit;
        var cheaper = quantity - dearer;
        var share = dearer == 0 ? fee : Money.Share(fee, cheaper, quantity);
        Fill(in terms, in answer, cheaper, price, share);
        if (dearer > 0) Fill(in terms, in answer, dearer, price + 1, fee - share);
        var slot = _orders.Find(terms.Order);
        if (slot >= 0) _orders[slot].Ahead += quantity;
    }

    private void Fill(in OrderTerms terms, in VenueUpdate answer, long quantity, long price, Int128 fee)
    {
        var slot = _orders.Find(terms.Order);
        if (slot < 0) return;
        _fills.Apply(new OrderReport
        {
            Order = terms.Order, TimeNs = _clock.NowNs, VenueTimeNs = answer.VenueTimeNs, Price = price, Quantity = quantity,
            Remaining = Math.Max(0, terms.Quantity - _orders[slot].Filled - quantity), Fee = fee, Kind = OrderReportKind.Filled,
        });
    }

    // It was to be cancelled, and the venue still has it open: the cancellation was lost.
    private void CancelAgain(int slot, int position)
    {
        ref readonly var order = ref _orders[slot];
        var isEntry = order.Leg is OrderLeg.Entry or OrderLeg.Hedge;
        if (order.IsCancelling || (isEntry && _positions[position].IsCancelling)) _gate.Cancel(order.Order);
    }

    private void End(int slot, in OrderTerms terms, in VenueUpdate answer, bool isKnown)
    {
        var isNeverSent = !isKnown && !_orders[slot].IsAccepted;
        var age = _clock.NowNs - terms.DecidedNs;
        if (isNeverSent) Say(RiskEventKind.OrderNeverSent, in terms, _orders[slot].Remaining, age, _receiveWindowNs);
        var reject = isNeverSent ? RejectReason.NeverSent : answer.Reject;
        _fills.Apply(new OrderReport
        {
            Order = terms.Order, TimeNs = _clock.NowNs, VenueTimeNs = answer.VenueTimeNs, Remaining = isNeverSent ? 0 : _orders[slot].Remaining,
            Kind = reject == RejectReason.None ? OrderReportKind.Cancelled : OrderReportKind.Rejected, Reject = reject,
        });
    }

    private void Say(RiskEventKind kind, in OrderTerms terms, long quantity, double measured = 0, double limit = 0) => _ledger.Risk(new RiskEvent
    {
        Kind = kind, PositionId = terms.PositionId, Order = terms.Order, Quantity = quantity, Measured = measured, Limit = limit,
        InstrumentId = terms.InstrumentId, OtherInstrumentId = -1, Leg = terms.Leg, Reason = terms.Reason, Direction = terms.PositionDirection,
    });
}
