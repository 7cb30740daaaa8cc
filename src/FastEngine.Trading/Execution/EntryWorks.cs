using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Entry;
using FastEngine.Trading.Orders;
using FastEngine.Trading.Parts;
using FastEngine.Trading.Positions;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Execution;

/// <summary>Works approved entries: sends what follows the first order, gives up what waited too long, and says what became of each.</summary>
/// <remarks>The orders of an entry are one position's: it has one entry price, and its legs grow with it. One of them is at the venue at a time.
/// What is sent later passes the first gate of the chain again, and ends with the kill switch and with the exit of its position.</remarks>
internal sealed class EntryWorks : TradePart
{
    private const long RetryNs = 100 * EngineTime.NsPerMs;
    private const int Million = 1_000_000;

    private readonly ExecutionOptions _options;
    private readonly Instrument[] _instruments;
    private readonly TradeClock _clock;
    private readonly Ledger _ledger;
    private readonly PositionBook _positions;
    private readonly AccountBook _account;
    private readonly LiveOrders _orders;
    private readonly OrderGate _gate;
    private readonly PositionEnds _ends;
    private readonly KillSwitchHandler _entries;
    private readonly TradeParts _parts;
    private readonly EntryPlanner _planner;
    private readonly VolumeProfiles _profiles;
    private readonly EntryWork[] _works;
    private readonly EntryRequest _request = new();
    private int _count;

    public EntryWorks(ExecutionOptions options, Instrument[] instruments, TradeClock clock, Ledger ledger, PositionBook positions, AccountBook account, LiveOrders orders,
        OrderGate gate, PositionEnds ends, KillSwitchHandler entries, TradeParts parts)
    {
        _options = options;
        _instruments = instruments;
        _clock = clock;
        _ledger = ledger;
        _positions = positions;
        _account = account;
        _orders = orders;
        _gate = gate;
        _ends = ends;
        _entries = entries;
        _parts = parts;
        _planner = new EntryPlanner(options);
        _profiles = new VolumeProfiles(instruments.Length, options.Style == EntryStyle.Vwap);
        _works = new EntryWork[positions.Capacity];
    }

    public override int SnapshotSize => sizeof(int) + _works.Length * (sizeof(int) + EntryWork.SnapshotSize) + _profiles.SnapshotSize;

    /// <summary>What an entry may fill beyond its order at the venue.</summary>
    public long UnsentOf(int slot) => _works[slot].Unsent;

    /// <summary>Makes the first order of an entry what its style wants it to be.</summary>
    /// <param name="terms">Of a market order for all of it.</param>
    public void Begin(EntryRequest request, ref OrderTerms terms)
    {
        var style = _planner.StyleOf(request);
        if (style == EntryStyle.Market) return;
        var work = new EntryWork
        {
            PositionId = request.PositionId, DecidedNs = _clock.NowNs, NextNs = Never, Intended = request.Quantity, ArrivalPrice = EntryPlanner.ArrivalOf(request),
            Style = style, Slices = 1, Orders = 1,
        };
        if (style == EntryStyle.PostOnly)
        {
            var isOwn = request.Signal.LimitPrice > 0;
            (terms.Type, terms.TimeInForce, terms.Price) = (OrderType.Limit, TimeInForce.PostOnly, EntryPlanner.WaitingPrice(request));
            work.FallsBack = !isOwn && _options.PostOnlyFallsBack;
            work.IsWaiting = true;
            work.NextNs = _clock.NowNs + (isOwn && request.Signal.LifeNs > 0 ? request.Signal.LifeNs : _options.PostOnlyWaitNs);
        }
        else if (style == EntryStyle.Ioc)
        {
            (terms.Type, terms.TimeInForce, terms.Price) = (OrderType.Limit, TimeInForce.ImmediateOrCancel, _planner.TakingPrice(request));
        }
        else
        {
            work.Slices = _planner.SlicesOf(request);
            work.SpanNs = _options.SliceSpanNs;
            work.Unsent = work.Intended;
            terms.Quantity = NextQuantity(ref work, request.Instrument, request.ReferencePrice);
            work.Unsent -= terms.Quantity;
            work.NextNs = DueNs(in work);
        }

        _works[request.PositionSlot] = work;
        _count++;
    }

    /// <summary>The first order of an entry was sent.</summary>
    public void OnSent(int slot, in OrderTerms terms)
    {
        if (_works[slot].PositionId != terms.PositionId || terms.PositionId == 0) return;
        _works[slot].Order = terms.Order;
        SetTimer();
    }

    /// <summary>An entry order ended.</summary>
    /// <returns>What else of the entry may still fill.</returns>
    public long OnOrderEnded(in LiveOrder order, in OrderReport report)
    {
        ref var work = ref _works[order.Position];
        if (work.PositionId == 0 || work.Order != order.Order) return 0;
        work.Order = 0;
        work.Filled += order.Filled;
        work.FilledCost += order.FilledCost;
        work.Fees += order.FilledFee;
        var left = order.Remaining;

        // Of refusals that alone says that the price ran; what the venue would not have or never got is not sent again at market.
        var isRefused = report.Kind == OrderReportKind.Rejected && report.Reject != RejectReason.WouldTake;
        if (_positions[order.Position].IsCancelling) Finish(ref work, WorkEnd.Cancelled);
        else if (work.IsOver) Finish(ref work, work.End);
        else if (left > 0 && work.IsWaiting && work.FallsBack && !isRefused)
        {
            work.IsWaiting = false;
            work.Unsent = left;
            work.NextNs = _clock.NowNs;
        }
        else if (left > 0) Finish(ref work, isRefused ? WorkEnd.Refused : WorkEnd.Expired);
        else if (work.Unsent == 0) Finish(ref work, WorkEnd.Filled);
        return work.Unsent;
    }

    /// <summary>After a report: sends what is due.</summary>
    public void Continue(int slot)
    {
        if (_works[slot].PositionId != 0) Step(slot);
        SetTimer();
    }

    /// <summary>The position of an entry is to be closed: nothing more of it is sent.</summary>
    public void OnCancelled(in StrategyPosition position)
    {
        for (var slot = 0; _count > 0 && slot < _works.Length; slot++)
        {
            if (_works[slot].PositionId == position.PositionId && position.PositionId != 0) Stop(slot, WorkEnd.Cancelled);
        }
    }

    /// <summary>Entries are stopped: what is at the venue is cancelled by who stops them.</summary>
    /// <param name="instrumentId">-1 for all.</param>
    public void Stop(int instrumentId)
    {
        for (var slot = 0; _count > 0 && slot < _works.Length; slot++)
        {
            if (_works[slot].PositionId != 0 && (instrumentId < 0 || _positions[slot].InstrumentId == instrumentId)) Stop(slot, WorkEnd.Stopped);
        }
    }

    public override void OnView(in SymbolView view)
    {
        _profiles.OnView(in view);
        Follow(view.InstrumentId, view.Price);
    }

    public override void OnCandle(in CandleClose candle) => Follow(candle.InstrumentId, candle.Close);

    public override void OnFreed(int slot)
    {
        if (_works[slot].PositionId != 0) Finish(ref _works[slot], WorkEnd.Cancelled);
        SetTimer();
    }

    public override void OnTimer(long nowNs)
    {
        for (var slot = 0; slot < _works.Length; slot++)
        {
            if (_works[slot].PositionId != 0 && _works[slot].NextNs <= nowNs) Step(slot);
        }

        SetTimer();
    }

    public override void Write(ref SnapshotWriter writer)
    {
        writer.Put(_count);
        for (var slot = 0; slot < _works.Length; slot++)
        {
            if (_works[slot].PositionId == 0) continue;
            writer.Put(slot);
            _works[slot].Write(ref writer);
        }

        _profiles.Write(ref writer);
    }

    public override void Read(ref SnapshotReader reader)
    {
        Array.Clear(_works);
        _count = reader.Count(_works.Length, "worked entries");
        for (var i = 0; i < _count; i++)
        {
            var slot = reader.Count(_works.Length - 1, "slots of worked entries");
            _works[slot] = EntryWork.Read(ref reader);
        }

        _profiles.Read(ref reader);
        SetTimer();
    }

    // What is due of one: its order has waited long enough, a slice, or its end.
    private void Step(int slot)
    {
        ref var work = ref _works[slot];
        if (work.NextNs > _clock.NowNs) return;
        if (work.Order != 0)
        {
            if (!work.IsWaiting) return;

            // Asked for again when nothing comes of it.
            work.NextNs = _clock.NowNs + EngineTime.NsPerSecond;
            _gate.Cancel(work.Order);
        }
        else if (work.IsOver || work.Unsent == 0)
        {
            End(slot, work.End);
        }
        else
        {
            Send(slot);
        }
    }

    private void Send(int slot)
    {
        ref var work = ref _works[slot];
        ref var position = ref _positions[slot];
        var instrument = _instruments[position.InstrumentId];
        var mark = _account.MarkOf(position.InstrumentId);
        var signal = new Signal
        {
            TimeNs = _clock.NowNs, Sequence = _clock.Sequence, Price = mark, ZoneEdge = position.ZoneEdge, EntryScore = position.EntryScore, Confluence = position.Confluence,
            InstrumentId = position.InstrumentId, StrategyId = position.StrategyId, Direction = position.Direction,
        };
        _request.Begin(in signal, instrument, mark);
        var cause = _entries.Handle(_request);
        if (cause != RefusalCause.None)
        {
            _ledger.Refused(in signal, EntryHandler.KillSwitch, cause, _request.Measured, _request.Limit);
            End(slot, WorkEnd.Stopped);
            return;
        }

        var free = _orders.FindFree();
        if (free < 0)
        {
            work.NextNs = _clock.NowNs + RetryNs;
            return;
        }

        var quantity = NextQuantity(ref work, instrument, mark);
        var terms = new OrderTerms
        {
            PositionId = position.PositionId, Quantity = quantity, ReferencePrice = mark, InstrumentId = position.InstrumentId, StrategyId = position.StrategyId,
            Side = position.EntrySide, Type = OrderType.Market, PositionDirection = position.Direction, Leg = OrderLeg.Entry,
        };
        _gate.Send(ref terms, _clock.Sequence, slot, free);
        work.Order = position.EntryOrder = terms.Order;
        work.Orders++;
        work.Unsent -= quantity;
        work.NextNs = work.Unsent > 0 ? DueNs(in work) : Never;
        position.EntryRemaining = quantity + work.Unsent;
    }

    // Up to what the slices that are due by now come to; behind a slow one there may be several. One too small for the venue goes with the next, and what
    // would be left too small goes with this one.
    private long NextQuantity(ref EntryWork work, Instrument instrument, long price)
    {
        if (work.Slices <= 1) return work.Unsent;
        var sent = work.Intended - work.Unsent;
        while (work.NextSlice < work.Slices)
        {
            work.NextSlice++;
            var due = TargetOf(in work, instrument, work.NextSlice) - sent;
            if (IsTooSmall(work.Unsent - due, instrument, price)) break;
            if (DueNs(in work) > _clock.NowNs && !IsTooSmall(due, instrument, price)) return due;
        }

        work.NextSlice = work.Slices;
        return work.Unsent;
    }

    private static bool IsTooSmall(long quantity, Instrument instrument, long price) => quantity <= 0 || Money.Of(price, quantity, instrument) < instrument.MinNotional;

    // Of the first slices together; the last one takes what rounding to the lot has left.
    private long TargetOf(in EntryWork work, Instrument instrument, int slices)
    {
        if (slices >= work.Slices) return work.Intended;
        var ppm = work.Style == EntryStyle.Vwap ? _profiles.PartPpm(instrument.Id, work.Slices, slices) : (int)((long)slices * Million / work.Slices);
        var target = (long)((Int128)work.Intended * ppm / Million);
        return target - target % instrument.Lot;
    }

    private static long DueNs(in EntryWork work) => work.DecidedNs + work.SpanNs / work.Slices * work.NextSlice;

    // Nothing more is sent; what no order is out for can fill no more.
    private void Stop(int slot, WorkEnd end)
    {
        ref var work = ref _works[slot];
        work.IsOver = true;
        work.End = end;
        work.Unsent = 0;
        if (work.Order != 0)
        {
            var live = _orders.Find(work.Order);
            if (live >= 0) _positions[slot].EntryRemaining = _orders[live].Remaining;
            return;
        }

        // At the next event: who stops it is not done with the position yet.
        work.NextNs = _clock.NowNs;
        SetTimer();
    }

    private void End(int slot, WorkEnd end)
    {
        Finish(ref _works[slot], end);
        ref var position = ref _positions[slot];
        position.EntryRemaining = 0;
        if (position.HasOpened) _parts.OnEntryDone(slot);
        _ends.Settle(slot, ExitReason.None);
    }

    private void Finish(ref EntryWork work, WorkEnd end)
    {
        var slot = _positions.Find(work.PositionId);
        if (slot >= 0)
        {
            ref readonly var position = ref _positions[slot];
            _ledger.Worked(new WorkedEntry
            {
                PositionId = work.PositionId, DecidedNs = work.DecidedNs, ArrivalPrice = work.ArrivalPrice, EndPrice = _account.MarkOf(position.InstrumentId),
                Intended = work.Intended, Filled = work.Filled, FilledCost = work.FilledCost, Fees = work.Fees, Orders = work.Orders, InstrumentId = position.InstrumentId,
                StrategyId = position.StrategyId, Direction = position.Direction, Style = work.Style, End = end,
            });
        }

        work = default;
        _count--;
    }

    // A price that runs away from one that waits: it goes to market now rather than later.
    private void Follow(int instrumentId, long price)
    {
        if (_count == 0 || _options.PostOnlyMovePpm == 0) return;
        var hasStepped = false;
        for (var slot = 0; slot < _positions.End; slot++)
        {
            ref var work = ref _works[slot];
            if (work.PositionId == 0 || !work.IsWaiting || !work.FallsBack || work.Order == 0 || _positions[slot].InstrumentId != instrumentId) continue;
            var run = _positions[slot].Direction == Direction.Long ? price - work.ArrivalPrice : work.ArrivalPrice - price;
            if ((Int128)run * Million <= (Int128)work.ArrivalPrice * _options.PostOnlyMovePpm) continue;

            // Asked for already: the timer asks again.
            var live = _orders.Find(work.Order);
            if (live >= 0 && _orders[live].CancelNs != 0) continue;
            work.NextNs = Math.Min(work.NextNs, _clock.NowNs);
            Step(slot);
            hasStepped = true;
        }

        if (hasStepped) SetTimer();
    }

    private void SetTimer()
    {
        var next = Never;
        for (var slot = 0; _count > 0 && slot < _works.Length; slot++)
        {
            ref readonly var work = ref _works[slot];
            if (work.PositionId != 0 && (work.Order == 0 || work.IsWaiting)) next = Math.Min(next, work.NextNs);
        }

        NextTimerNs = next;
    }
}
