using System.Runtime.CompilerServices;
using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Simulation.Paper;

/// <summary>Fills orders from the tape: the rules of the paper venue, without the gate that orders come through.</summary>
/// <remarks>
/// <para>Single-threaded; all memory is taken here. Its only time is that of the events given to it: nothing is decided before a trade or a
/// report needs it, so what happens to an order follows from its own instrument's trades.</para>
/// <para>An order is matched with on-time trades of its instrument that come after the event it was decided on, at or after its arrival.
/// A trade's quantity times participation, rounded down to the lot, is shared among the orders in order of their arrival, either side alike:
/// the tape says that so much changed hands, not who waited. Market orders fill at the trade's price, worsened by the slippage model. Limit orders
/// fill at their own price, when a trade prints strictly through it: at the price itself others wait before us. Stops are set off by a
/// trade at or beyond their trigger and are market orders from the next trade on.</para>
/// <para>A reduce-only order fills no more than the position has; when nothing is left to reduce at a trade that would fill it, the
/// venue cancels its remainder.</para>
/// </remarks>
public sealed class PaperMatcher
{
    private readonly PaperOptions _options;
    private readonly Instrument[] _instruments;
    private readonly FeeRates[] _fees;
    private readonly OrderSlots _slots;
    private readonly ReportQueue _reports;
    private readonly UsedClientIds _used;
    private readonly TapeVolume? _volume;

    public PaperMatcher(PaperOptions options, InstrumentTable instruments)
    {
        options.Check();
        _options = options;
        _instruments = [.. instruments.All];
        _fees = new FeeRates[_instruments.Length];
        foreach (var instrument in _instruments)
        {
            if (instrument.Tick <= 0 || instrument.Lot <= 0)
                throw new ArgumentException($"{instrument.Name}: tick {instrument.Tick} and lot {instrument.Lot} must be positive", nameof(instruments));
            _fees[instrument.Id] = options.Fees.Of(instrument.Market);
        }

        _slots = new OrderSlots(_instruments.Length, options.OrdersPerInstrument);
        _reports = new ReportQueue(options.ReportCapacity);
        _used = new UsedClientIds(options.RememberedIds);
        if (options.Slippage.VolumeWindowNs != 0) _volume = new TapeVolume(options.Slippage.VolumeWindowNs, _instruments.Length);
    }

    /// <summary>When the first report falls due, ns since the epoch; the largest time there is when none is on its way.</summary>
    public long NextReportNs => _reports.NextNs;

    /// <summary>Net quantity of an instrument's fills; positive is long.</summary>
    public long Position(int instrumentId) => _slots.Book(instrumentId).Position;

    internal void SetPosition(int instrumentId, long quantity) => _slots.Book(instrumentId).Position = quantity;

    /// <summary>Live orders of an instrument: open, and on their way to the venue.</summary>
    public int LiveOrders(int instrumentId) => _slots.Book(instrumentId).Count;

    public void Submit(in OrderTerms terms)
    {
        var arrivalNs = terms.DecidedNs + _options.SubmitLatencyNs;
        var report = _reports.Reserve(arrivalNs + _options.AckLatencyNs, terms.Order, terms.InstrumentId);
        if (_slots.IsFull(terms.InstrumentId))
        {
            Complete(report, Rejection(terms.Order, arrivalNs, RejectReason.TooManyOrders));
            return;
        }

        _slots.Insert(terms.InstrumentId, new WorkingOrder
        {
            Id = terms.Id, Order = terms.Order, Sequence = terms.Sequence, ArrivalNs = arrivalNs, CancelNs = WorkingOrder.Never,
            Quantity = terms.Quantity, Remaining = terms.Quantity, Price = terms.Price, ReferencePrice = terms.ReferencePrice,
            ArrivalReport = report, Side = terms.Side, Type = terms.Type, ReduceOnly = terms.ReduceOnly,
        });
    }

    /// <summary>Sends a cancellation after an order. It never overtakes the order itself: both go over one connection.</summary>
    /// <remarks>The trade thread's time can be behind the tape: what was filled before the cancellation was decided counts before it.
    /// Answered by Cancelled with what had not filled, or Rejected as <see cref="RejectReason.UnknownOrder"/> when nothing was open any more.</remarks>
    public void Cancel(long order, long timeNs)
    {
        var cancelNs = timeNs + _options.CancelLatencyNs;
        if (!_slots.TryFind(order, out var instrumentId, out var index) || _slots.Live(instrumentId)[index].CancelNs != WorkingOrder.Never)
        {
            var unknown = Rejection(order, cancelNs, RejectReason.UnknownOrder);
            _reports.Add(in unknown, instrumentId: -1);
            return;
        }

        ref var live = ref _slots.Live(instrumentId)[index];
        live.CancelNs = Math.Max(cancelNs, Math.Max(live.ArrivalNs, live.LastFillNs));
        live.CancelReport = _reports.Reserve(live.CancelNs + _options.AckLatencyNs, order, instrumentId);
        _slots.SetNextAction(instrumentId);
    }

    /// <summary>Applies a trade of the tape; every one, in stream order.</summary>
    /// <param name="tick">A trade.</param>
    /// <param name="isOnTime">Late trades fill nothing and are no last price; they count as traded volume.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void OnTrade(in Tick tick, bool isOnTime)
    {
        if (isOnTime)
        {
            ref var book = ref _slots.Book(tick.InstrumentId);
            if (book.Count != 0) Match(in tick, ref book);
            book.LastPrice = tick.Price;
        }

        _volume?.Add(tick.InstrumentId, tick.ExchangeTimeNs, tick.Quantity);
    }

    /// <summary>Takes the next report that is due at or before a time; in the order of (time, order number, making).</summary>
    /// <remarks>Across instruments the tape can be behind: a fill of a trade that the stream brings after a later one of another
    /// instrument can be due before what was taken already, and is then the next.</remarks>
    public bool TryTakeReport(long dueNs, out OrderReport report)
    {
        if (_reports.Count == 0 || _reports.NextNs > dueNs)
        {
            report = default;
            return false;
        }

        if (!_reports.IsNextComplete) Advance(_reports.NextInstrumentId, _reports.NextNs - _options.AckLatencyNs);
        _reports.Take(out report);
        return true;
    }

    /// <summary>Takes the next report or update that is due at or before a time.</summary>
    public bool TryTake(long dueNs, ref TradeEvent e)
    {
        if (!TryTakeReport(dueNs, out var report)) return false;
        e.Kind = TradeEventKind.OrderReport;
        e.OrderReport = report;
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Match(in Tick tick, ref PaperBook book)
    {
        var instrumentId = tick.InstrumentId;
        Advance(instrumentId, tick.ExchangeTimeNs);
        var share = Share(tick.Quantity, _instruments[instrumentId].Lot);
        for (var i = 0; i < book.Count;)
        {
            ref var order = ref _slots.Live(instrumentId)[i];
            if (!CanFill(ref order, in tick))
            {
                i++;
                continue;
            }

            var wanted = order.ReduceOnly ? Math.Min(order.Remaining, order.Reducible(book.Position)) : order.Remaining;
            var quantity = Math.Min(wanted, share);
            share -= quantity;
            if (quantity > 0) Fill(ref order, in tick, quantity, ref book);
            var isSpent = order.ReduceOnly && order.Reducible(book.Position) == 0;
            if (order.Remaining > 0 && isSpent)
            {
                var expiry = Ending(in order, tick.ExchangeTimeNs);
                _reports.Add(in expiry, instrumentId);
            }

            if (order.Remaining == 0 || isSpent) Remove(instrumentId, i);
            else i++;
        }
    }

    // Sets a stop off on the way: it is filled from the next trade on.
    private static bool CanFill(ref WorkingOrder order, in Tick tick)
    {
        if (!order.IsOpen || tick.ExchangeTimeNs < order.ArrivalNs || tick.Sequence <= order.Sequence) return false;
        if (order.Type == OrderType.Limit) return order.IsThrough(tick.Price);
        if (order.Type == OrderType.Market || order.IsTriggered) return true;
        order.IsTriggered = order.IsReached(tick.Price);
        return false;
    }

    private long Share(long quantity, long lot)
    {
        var share = _options.ParticipationPpm == PaperOptions.FullParticipationPpm
            ? quantity
            : (long)((Int128)quantity * _options.ParticipationPpm / PaperOptions.FullParticipationPpm);
        return share - share % lot;
    }

    private void Fill(ref WorkingOrder order, in Tick tick, long quantity, ref PaperBook book)
    {
        var instrument = _instruments[tick.InstrumentId];
        var rates = _fees[tick.InstrumentId];
        order.Remaining -= quantity;
        order.LastFillNs = tick.ExchangeTimeNs;
        book.Position += order.Side == Side.Buy ? quantity : -quantity;
        var price = order.Type == OrderType.Limit ? order.Price : TakerPrice(in order, in tick, instrument);
        var report = new OrderReport
        {
            Order = order.Order, TimeNs = tick.ExchangeTimeNs + _options.AckLatencyNs, VenueTimeNs = tick.ExchangeTimeNs,
            Price = price, Quantity = quantity, Remaining = order.Remaining,
            Fee = Money.Fee(Money.Of(price, quantity, instrument), order.IsTaker ? rates.Taker : rates.Maker),
            TradeId = tick.TradeId, Kind = OrderReportKind.Filled,
        };
        _reports.Add(in report, tick.InstrumentId);
    }

    private long TakerPrice(in WorkingOrder order, in Tick tick, Instrument instrument)
    {
        var worse = _options.Slippage.WorsenBy(new SlippageContext
        {
            Instrument = instrument, Price = tick.Price, FilledQuantity = order.Quantity - order.Remaining,
            WindowVolume = _volume is null ? 0 : _volume.At(tick.InstrumentId, tick.ExchangeTimeNs),
        });
        // The lowest price there is, for a spread wider than the price.
        return order.Side == Side.Buy ? tick.Price + worse : Math.Max(1, tick.Price - worse);
    }

    // Orders and cancellations of the instrument that arrived by the time, one after the other.
    private void Advance(int instrumentId, long timeNs)
    {
        ref var book = ref _slots.Book(instrumentId);
        while (book.Count != 0 && book.NextActionNs <= timeNs)
        {
            var index = _slots.NextAction(instrumentId);
            ref var order = ref _slots.Live(instrumentId)[index];
            if (order.IsOpen)
            {
                Complete(order.CancelReport, Ending(in order, order.CancelNs));
                order.CancelNs = WorkingOrder.Never;
                Remove(instrumentId, index);
            }
            else
            {
                Arrive(instrumentId, index, ref order, ref book);
            }
        }
    }

    private void Arrive(int instrumentId, int index, ref WorkingOrder order, ref PaperBook book)
    {
        var reject = VenueFilters.Check(in order, _instruments[instrumentId], in book, _used);
        if (reject != RejectReason.None)
        {
            Complete(order.ArrivalReport, Rejection(order.Order, order.ArrivalNs, reject));
            Remove(instrumentId, index);
            return;
        }

        _used.Add(in order.Id);
        order.IsOpen = true;
        // A limit that the market was already through would have taken liquidity.
        order.IsTaker = order.Type != OrderType.Limit || (book.LastPrice != 0 && order.IsThrough(book.LastPrice));
        Complete(order.ArrivalReport, new OrderReport
        {
            Order = order.Order, TimeNs = order.ArrivalNs + _options.AckLatencyNs, VenueTimeNs = order.ArrivalNs,
            Remaining = order.Remaining, Kind = OrderReportKind.Accepted,
        });
        _slots.SetNextAction(instrumentId);
    }

    // A cancellation that is still on its way will find nothing.
    private void Remove(int instrumentId, int index)
    {
        ref var order = ref _slots.Live(instrumentId)[index];
        if (order.CancelNs != WorkingOrder.Never)
            Complete(order.CancelReport, Rejection(order.Order, order.CancelNs, RejectReason.UnknownOrder));
        _slots.Remove(instrumentId, index);
    }

    private void Complete(int place, in OrderReport report) => _reports.Complete(place, in report);

    private OrderReport Ending(in WorkingOrder order, long venueTimeNs) => new()
    {
        Order = order.Order, TimeNs = venueTimeNs + _options.AckLatencyNs, VenueTimeNs = venueTimeNs,
        Remaining = order.Remaining, Kind = OrderReportKind.Cancelled,
    };

    private OrderReport Rejection(long order, long venueTimeNs, RejectReason reason) => new()
    {
        Order = order, TimeNs = venueTimeNs + _options.AckLatencyNs, VenueTimeNs = venueTimeNs,
        Kind = OrderReportKind.Rejected, Reject = reason,
    };
}
