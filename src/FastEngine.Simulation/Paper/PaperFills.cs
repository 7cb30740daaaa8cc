using System.Runtime.CompilerServices;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Simulation.Models.Fees;
using FastEngine.Simulation.Models.Impact;
using FastEngine.Simulation.Models.Passive;
using FastEngine.Simulation.Paper.Script;

namespace FastEngine.Simulation.Paper;

/// <summary>Fills open orders from a trade of the tape.</summary>
internal sealed class PaperFills(PaperOptions options, Instrument[] instruments, FeeBook fees, RestingQueue? queue, OrderSlots slots, PaperPositions positions, VenueOutbox outbox,
    ScriptRules rules, PaperArrivals arrivals, UsedClientIds used, TapeVolume? volume)
{
    private readonly ResidualImpact? _residual = options.Slippage.HalfLifeNs == 0 ? null : new ResidualImpact(options.Slippage.HalfLifeNs, instruments.Length);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Match(in Tick tick)
    {
        var instrumentId = tick.InstrumentId;
        ref var book = ref slots.Book(instrumentId);
        if (book.IsQuiet(tick.Price)) return;
        var share = PaperArrivals.PartOf(tick.Quantity, options.ParticipationPpm, instruments[instrumentId].Lot);
        for (var i = 0; i < book.Count;)
        {
            ref var order = ref slots.Live(instrumentId)[i];
            var offered = tick.Quantity;
            var reason = ReasonToFill(ref order, in tick, out var isSetOff, ref offered);
            if (reason == FillReason.None)
            {
                if (isSetOff) book.IsTaking = true;
                if (isSetOff && order.IsListed) i -= arrivals.EndOthers(instrumentId, i, tick.ExchangeTimeNs);
                i++;
                continue;
            }

            var quantity = Math.Min(Math.Min(Wanted(in order), order.Remaining - order.CancelAt), share);
            if (offered != tick.Quantity) quantity = Math.Min(quantity, PaperArrivals.PartOf(offered, options.ParticipationPpm, instruments[instrumentId].Lot));
            var isImmediate = order.TimeInForce == TimeInForce.ImmediateOrCancel;
            if (isImmediate && !order.IsWithin(tick.Price)) quantity = 0;
            share -= quantity;
            if (quantity > 0)
            {
                if (order.IsListed)
                {
                    i -= arrivals.EndOthers(instrumentId, i, tick.ExchangeTimeNs);
                    order = ref slots.Live(instrumentId)[i];
                }

                Fill(ref order, in tick, quantity, reason);
            }

            if (order.Remaining == 0) arrivals.Remove(instrumentId, i);
            else if (isImmediate || order.Remaining <= order.CancelAt || Wanted(in order) == 0) arrivals.End(instrumentId, i, tick.ExchangeTimeNs);
            else i++;
        }
    }

    private long Wanted(in WorkingOrder order) =>
        order.IsReducing ? Math.Min(order.Remaining, positions.Reducible(order.InstrumentId, order.Side, order.Direction)) : order.Remaining;

    // What a trigger waits for sets it off on the way: it is filled from the next trade on.
    private FillReason ReasonToFill(ref WorkingOrder order, in Tick tick, out bool isSetOff, ref long offered)
    {
        isSetOff = false;
        if (!order.IsOpen || tick.ExchangeTimeNs < order.ArrivalNs || tick.Sequence <= order.Sequence) return FillReason.None;
        if (order.TimeInForce == TimeInForce.ImmediateOrCancel) return FillReason.Taken;
        if (order.Type == OrderType.Limit) return order.IsThrough(tick.Price) ? FillReason.PrintedThrough : AtLimit(ref order, in tick, ref offered);
        if (order.Type == OrderType.Market) return FillReason.Taken;
        if (order.IsTriggered) return order.Type == OrderType.StopMarket ? FillReason.StopTriggered : FillReason.TargetTriggered;
        isSetOff = order.IsTriggered = order.IsReached(tick.Price);
        return FillReason.None;
    }

    private FillReason AtLimit(ref WorkingOrder order, in Tick tick, ref long offered)
    {
        if (tick.Price != order.Price || options.Passive.Fill == PassiveFill.Through) return FillReason.None;
        if (queue is null) return FillReason.Touched;
        offered = queue.Reach(ref order, in tick);
        return offered > 0 ? FillReason.QueueDone : FillReason.None;
    }

    private void Fill(ref WorkingOrder order, in Tick tick, long quantity, FillReason reason)
    {
        var instrument = instruments[tick.InstrumentId];
        var rates = fees.At(tick.InstrumentId, tick.ExchangeTimeNs);
        var subject = ScriptSubject.Of(in order, tick.ExchangeTimeNs);
        ref var position = ref positions.Of(tick.InstrumentId, order.Direction);
        if (rules.Take(VenueEffect.HidePosition, in subject) is { } hiding) position.Hide(subject.TimeNs, subject.TimeNs + hiding.DelayNs);
        order.Remaining -= quantity;
        order.LastFillNs = tick.ExchangeTimeNs;
        var price = PriceOf(in order, in tick, instrument);
        var notional = Money.Of(price, quantity, instrument);
        var fee = Money.Fee(notional, order.IsTaker ? rates.Taker : rates.Maker);
        fees.Count(tick.InstrumentId, notional);
        positions.Fill(tick.InstrumentId, order.Side, order.Direction, quantity, price, fee);
        var place = used.Find(in order.Id);
        if (place >= 0)
        {
            ref var totals = ref used[place];
            totals.Filled += quantity;
            totals.Cost += (Int128)price * quantity;
            totals.Fee += fee;
        }

        var report = new OrderReport
        {
            Price = price, Quantity = quantity, Remaining = order.Remaining, Fee = fee, TradeId = tick.TradeId, Kind = OrderReportKind.Filled,
            Reason = reason,
        };
        TakeIn(ref report, in order, instrument, order.IsTaker ? rates.Taker : rates.Maker);
        var toldNs = outbox.Tell(ref order, report, tick.ExchangeTimeNs);
        outbox.Push(in subject, in position, positions.DirectionOf(tick.InstrumentId, order.Direction), order.Order, toldNs);
    }

    // The fee in the asset that it is taken in; on spot what is bought becomes less by it.
    private void TakeIn(ref OrderReport report, in WorkingOrder order, Instrument instrument, long ratePpb)
    {
        if (options.FeeIn == FeeAsset.Base && instrument.Market == Market.Spot && order.Side == Side.Buy)
        {
            report.FeeIn = FeeAsset.Base;
            report.Fee = Money.Fee((Int128)report.Quantity * FixedPoint.PowerOfTen(Money.Scale - instrument.QuantityScale), ratePpb);
            positions.TakeBase(instrument.Id, report.Fee);
        }
        else if (options.FeeIn == FeeAsset.Other)
        {
            var price = options.FeeInstrument < 0 ? 0 : slots.Book(options.FeeInstrument).LastPrice;
            report.FeeIn = FeeAsset.Other;
            report.FeeInstrument = options.FeeInstrument;
            if (price > 0) report.Fee = Money.DivideRounded(report.Fee * FixedPoint.PowerOfTen(instruments[options.FeeInstrument].PriceScale), price);
        }
    }

    // What takes at once fills where the market is, no worse than its limit.
    private long PriceOf(in WorkingOrder order, in Tick tick, Instrument instrument)
    {
        if (order.Type == OrderType.Limit && order.TimeInForce != TimeInForce.ImmediateOrCancel) return order.Price;
        var price = TakerPrice(order.Side, order.Order, order.Quantity - order.Remaining, in tick, instrument);
        if (order.Type != OrderType.Limit) return price;
        return order.Side == Side.Buy ? Math.Min(price, order.Price) : Math.Max(price, order.Price);
    }

    /// <summary>The price of what takes liquidity at a trade.</summary>
    /// <param name="filled">Quantity of its order so far, this fill included.</param>
    public long TakerPrice(Side side, long order, long filled, in Tick tick, Instrument instrument)
    {
        var worse = options.Slippage.WorsenBy(new SlippageContext
        {
            Instrument = instrument, Price = tick.Price, FilledQuantity = filled,
            WindowVolume = volume is null ? 0 : volume.At(tick.InstrumentId, tick.ExchangeTimeNs),
        });
        if (_residual is not null) worse += _residual.WorsenBy(tick.InstrumentId, side, order, tick.ExchangeTimeNs, tick.Price, worse);

        // The lowest price there is, for a spread wider than the price.
        return side == Side.Buy ? tick.Price + worse : Math.Max(1, tick.Price - worse);
    }
}
