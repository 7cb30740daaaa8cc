using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Orders;
using FastEngine.Trading.Parts;
using FastEngine.Trading.Positions;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Residues;

/// <summary>Compares what the venue tells of a position with ours; when both differ for long enough, with nothing under way, the venue is right.</summary>
/// <remarks>A quantity that is missing is closed here, of nobody first, then of the strategies; one too many belongs to no strategy. A spot balance may hold what
/// is not ours: of it only a lack counts.</remarks>
internal sealed class PositionAudit(
    TradingOptions options, Instrument[] instruments, TradeClock clock, Ledger ledger, PositionBook positions, ExchangeBook exchange, AccountBook account,
    LiveOrders orders, OrderGate gate, ForeignFills foreign, PositionActions actions) : TradePart
{
    private readonly PinnedArray<AuditSlot> _slots = new(exchange.Capacity);

    // By the slots of positions: why the exit was sent that the venue refused, 0 for none.
    private readonly PinnedArray<byte> _refused = new(positions.Capacity);

    public override int SnapshotSize => exchange.Capacity * AuditSlot.SnapshotSize + sizeof(int) + positions.Capacity * (sizeof(int) + 1);

    /// <summary>What the venue tells of a position.</summary>
    /// <returns>The instrument, when it was corrected; else -1.</returns>
    public int OnPosition(in VenueUpdate update)
    {
        var id = update.InstrumentId;
        if ((uint)id >= (uint)instruments.Length || instruments[id].Market == Market.CoinMargined) return -1;
        var slot = exchange.SlotOf(id, update.Direction);
        ref var audit = ref _slots[slot];
        var isAnswer = update.Query != 0 && update.Query == audit.Query;
        if (isAnswer) audit.Query = 0;
        if (update.VenueTimeNs >= exchange.FilledNs(slot) && Judge(slot, ref audit, in update, isAnswer)) return id;
        SetTimer();
        return -1;
    }

    public override void OnVenueUpdate(in VenueUpdate update)
    {
        if (update.Kind != VenueUpdateKind.QueryFailed || update.Query == 0) return;
        foreach (ref var audit in _slots.AsSpan())
            if (audit.Query == update.Query) audit.Query = 0;
    }

    public override void OnReport(in OrderTerms terms, in OrderReport report, int slot)
    {
        if (report.Reject != RejectReason.ReduceOnly || terms.Leg != OrderLeg.Exit) return;
        if (positions[slot].Quantity > 0) _refused[slot] = (byte)terms.Reason;
        Ask(in terms);
    }

    public override void OnResidueReport(in OrderTerms terms, in OrderReport report)
    {
        if (report.Reject == RejectReason.ReduceOnly) Ask(in terms);
    }

    public override void OnClosed(int slot, ExitReason reason) => _refused[slot] = 0;

    public override void OnFreed(int slot) => _refused[slot] = 0;

    // The venue has nothing that an exit could reduce: it is asked what it has.
    private void Ask(in OrderTerms terms)
    {
        ref var audit = ref _slots[exchange.SlotOf(terms.InstrumentId, terms.PositionDirection)];
        if (audit.RefusedNs == 0) audit.RefusedNs = clock.NowNs;
        audit.RefusedLastNs = clock.NowNs;
        audit.DueNs = clock.NowNs;
        SetTimer();
    }

    public override void OnTimer(long nowNs)
    {
        for (var slot = 0; slot < _slots.Length; slot++)
        {
            ref var audit = ref _slots[slot];
            if (audit.DueNs == 0 || nowNs < audit.DueNs) continue;
            if (IsUnderWay(slot))
            {
                audit.DueNs = nowNs + options.Protection.PollNs;
                continue;
            }

            // One that is not answered is asked again.
            audit.AskedNs = nowNs;
            audit.DueNs = nowNs + options.Protection.ConfirmNs;
            audit.Query = gate.Query(VenueQueryKind.Position, ExchangeBook.InstrumentOf(slot), SideOf(slot));
        }

        SetTimer();
    }

    // True when it was corrected.
    private bool Judge(int slot, ref AuditSlot audit, in VenueUpdate update, bool isAnswer)
    {
        var now = clock.NowNs;
        ref readonly var position = ref exchange[slot];
        var held = position.Held.Quantity;
        var venues = exchange.IsHedged(update.InstrumentId) && update.Direction == Direction.Short ? -Math.Abs(update.Quantity) : update.Quantity;
        var differs = instruments[update.InstrumentId].Market == Market.Spot ? venues < held : venues != held;
        if (!differs)
        {
            audit.Agreed = held;
            audit.DoubtNs = 0;
        }

        else if (IsUnderWay(slot))
        {
            // What fills may not be told yet.
            audit.DoubtNs = 0;
            if (audit.Query == 0) audit.DueNs = now + (audit.RefusedNs == 0 ? options.CorrectAfterNs : options.Protection.PollNs);
            return false;
        }

        var isUnbacked = audit.RefusedNs != 0 && Math.Sign(position.Residue.Held.Quantity) == -Math.Sign(positions.SumOf(slot, exchange, out _))
            && position.Residue.Held.Quantity != 0;
        if (!differs && !isUnbacked)
        {
            SendAgain(slot, ref audit, isAnswer);
            return false;
        }

        if (differs && (audit.DoubtNs == 0 || audit.Held != held)) Doubt(slot, ref audit, in update, venues, held);
        var since = differs ? audit.DoubtNs : audit.RefusedNs;
        var limit = differs ? audit.LimitNs : options.CorrectAfterNs;
        if (isAnswer && audit.AskedNs - since >= limit && !IsUnderWay(slot)) return Correct(slot, ref audit, in update, venues, held);
        var poll = now + options.Protection.PollNs;
        if (audit.Query == 0) audit.DueNs = audit.RefusedNs != 0 ? poll : Math.Max(since + limit, poll);
        return false;
    }

    private void Doubt(int slot, ref AuditSlot audit, in VenueUpdate update, long venues, long held)
    {
        audit.DoubtNs = clock.NowNs;
        audit.Held = held;
        audit.LimitNs = LimitOf(in audit, venues);
        Tell(RiskEventKind.VenueDiffers, slot, in update, venues - held, venues, held);
    }

    private long LimitOf(in AuditSlot audit, long venues) =>
        audit.RefusedNs == 0 && venues == audit.Agreed ? options.LateViewNs : options.CorrectAfterNs;

    private bool Correct(int slot, ref AuditSlot audit, in VenueUpdate update, long venues, long held)
    {
        var difference = venues - held;
        var price = account.MarkOf(update.InstrumentId) > 0 ? 0 : update.Price;
        if (difference != 0 && price == 0 && account.MarkOf(update.InstrumentId) == 0) return false;
        var hasRefused = audit.RefusedNs != 0;

        // Should its view have been later than any that was waited for, the next one takes back what this one made wrong.
        audit = new AuditSlot { Agreed = venues, DueNs = clock.NowNs + options.LateViewNs };
        if (difference != 0)
        {
            Tell(RiskEventKind.VenueCorrected, slot, in update, difference, venues, held);
            foreign.Apply(new VenueUpdate
            {
                Kind = VenueUpdateKind.Correction, TimeNs = clock.NowNs, VenueTimeNs = update.VenueTimeNs, InstrumentId = update.InstrumentId, Direction = SideOf(slot, venues, held),
                Side = difference > 0 ? Side.Buy : Side.Sell, Quantity = Math.Abs(difference), Price = price,
            });
        }

        if (hasRefused) foreign.CloseUnbacked(slot);
        SetTimer();
        return true;
    }

    // The venue shows what we have: what it refused goes out again, while that is soon enough to have been for its view.
    private void SendAgain(int slot, ref AuditSlot audit, bool isAnswer)
    {
        if (audit.RefusedNs == 0)
        {
            if (audit.Query == 0) audit.DueNs = 0;
            return;
        }

        var now = clock.NowNs;
        if (now - audit.RefusedNs >= options.CorrectAfterNs || !HasRefused(slot))
        {
            audit.RefusedNs = audit.DueNs = 0;
            Forget(slot);
            return;
        }

        if (audit.Query == 0) audit.DueNs = now + options.Protection.PollNs;
        if (!isAnswer || now - audit.RefusedLastNs < options.Protection.PollNs) return;
        for (var i = 0; i < positions.End; i++)
        {
            if (_refused[i] == 0 || !IsIn(slot, in positions[i])) continue;
            var reason = (ExitReason)_refused[i];
            _refused[i] = 0;
            actions.Close(i, reason);
        }
    }

    private bool HasRefused(int slot)
    {
        for (var i = 0; i < positions.End; i++)
            if (_refused[i] != 0 && IsIn(slot, in positions[i])) return true;
        return false;
    }

    private void Forget(int slot)
    {
        for (var i = 0; i < positions.End; i++)
            if (IsIn(slot, in positions[i])) _refused[i] = 0;
    }

    private bool IsIn(int slot, in StrategyPosition position) =>
        position.IsUsed && exchange.SlotOf(position.InstrumentId, position.Direction) == slot;

    // Legs rest at the venue for as long as the position does: they are not counted as under way.
    private bool IsUnderWay(int slot)
    {
        for (var i = orders.NextLive(0); i >= 0; i = orders.NextLive(i + 1))
        {
            if (orders[i].Leg is OrderLeg.Stop or OrderLeg.Target) continue;
            ref readonly var terms = ref orders.TermsOf(i);
            if (exchange.SlotOf(terms.InstrumentId, terms.PositionDirection) == slot) return true;
        }

        return false;
    }

    private Direction SideOf(int slot) => SideOf(slot, exchange[slot].Held.Quantity, 0);

    // Where positions are netted it is that of what there is.
    private Direction SideOf(int slot, long quantity, long otherwise)
    {
        if (exchange.IsHedged(ExchangeBook.InstrumentOf(slot))) return (Direction)(slot % ExchangeBook.Sides);
        return (otherwise != 0 ? otherwise : quantity) < 0 ? Direction.Short : Direction.Long;
    }

    private void Tell(RiskEventKind kind, int slot, in VenueUpdate update, long difference, long venues, long held) => ledger.Risk(new RiskEvent
    {
        Kind = kind, Quantity = difference, Price = account.MarkOf(update.InstrumentId), Measured = venues, Limit = held, InstrumentId = update.InstrumentId,
        OtherInstrumentId = -1, Direction = SideOf(slot, venues, held),
    });

    private void SetTimer()
    {
        var next = Never;
        foreach (ref readonly var audit in _slots.AsSpan())
            if (audit.DueNs != 0) next = Math.Min(next, audit.DueNs);
        NextTimerNs = next;
    }

    public override void Write(ref SnapshotWriter writer)
    {
        foreach (ref readonly var audit in _slots.AsSpan()) audit.Write(ref writer);
        var count = 0;
        foreach (var reason in _refused.AsSpan())
            if (reason != 0) count++;
        writer.Put(count);
        for (var i = 0; i < _refused.Length; i++)
        {
            if (_refused[i] == 0) continue;
            writer.Put(i);
            writer.Put(_refused[i]);
        }
    }

    public override void Read(ref SnapshotReader reader)
    {
        _slots.AsSpan().Clear();
        foreach (var id in reader.Instruments)
        {
            for (var side = 0; side < ExchangeBook.Sides; side++)
            {
                var audit = AuditSlot.Read(ref reader);
                if (id >= 0) _slots[id * ExchangeBook.Sides + side] = audit;
            }
        }

        _refused.AsSpan().Clear();
        for (var count = reader.Count(_refused.Length, "refused exits"); count > 0; count--)
            _refused[reader.Count(_refused.Length - 1, "slots of refused exits")] = reader.Byte();
        SetTimer();
    }
}
