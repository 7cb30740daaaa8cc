using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Parts;
using FastEngine.Trading.Portfolio;
using FastEngine.Trading.Positions;

namespace FastEngine.Trading.Entry;

/// <summary>notional = equity * risk fraction / stop distance, times the factors of band, regime and correlation, within the caps, down to the lot.</summary>
internal sealed class SizingHandler(
    TradingOptions options, LiveLimits limits, PositionBook positions, AccountBook account, TradeParts parts, ExposureGroups groups) : IEntryHandler
{
    private const int Million = 1_000_000;
    private const int Billion = 1_000_000_000;

    public EntryHandler Name => EntryHandler.Sizing;

    public RefusalCause Handle(EntryRequest request)
    {
        ref readonly var signal = ref request.Signal;
        if (signal.Price <= 0) return request.Refuse(RefusalCause.PriceBand, Million, options.PriceBandPpm);
        var equity = account.State.Equity;
        if (equity <= 0) return request.Refuse(RefusalCause.NoEquity, Money.ToDouble(equity), 0);

        if (request.IsAddition) return SizeAddition(request);
        request.StopPpb = StopPpbOf(in signal);
        parts.Size(request);
        request.QualityPpm = FactorPpm(signal.Confluence);
        if (signal.SizePpm > 0) request.QualityPpm = (int)((long)request.QualityPpm * signal.SizePpm / Million);
        var risk = account.PartOfEquity(limits.RiskPpm) * request.QualityPpm / Million * request.RegimePpm / Million * request.CorrelationPpm / Million;
        var notional = Int128.Min(risk, account.PartOfEquity(options.MaxRiskPpm)) * Billion / request.StopPpb;
        if (options.MaxPosition > 0) notional = Int128.Min(notional, options.MaxPosition);
        var wanted = notional;
        var limit = groups.LimitOf(signal.InstrumentId);
        if (options.FitExposure) notional = Int128.Min(notional, Int128.Max(limit.Room, 0));
        var isFitted = notional < wanted;

        var quantity = QuantityOf(notional, signal.Price, request.Instrument);
        request.Quantity = quantity - quantity % request.Instrument.Lot;
        request.Notional = Money.Of(signal.Price, request.Quantity, request.Instrument);
        if (request.Quantity > 0 && request.Notional >= request.Instrument.MinNotional) return RefusalCause.None;
        if (isFitted) return request.Refuse(limit.Cause, Money.ToDouble(limit.Exposure + wanted), Money.ToDouble(limit.Limit));
        if (request.Quantity > 0)
            return request.Refuse(RefusalCause.BelowMinNotional, Money.ToDouble(request.Notional), Money.ToDouble(request.Instrument.MinNotional));
        var unit = (double)FixedPoint.PowerOfTen(request.Instrument.QuantityScale);
        return request.Refuse(RefusalCause.BelowLot, quantity / unit, request.Instrument.Lot / unit);
    }

    // The quantity is given, and the stop is the position's.
    private RefusalCause SizeAddition(EntryRequest request)
    {
        ref readonly var signal = ref request.Signal;
        parts.Size(request);
        request.RegimePpm = request.CorrelationPpm = Million;
        var stop = positions[request.PositionSlot].StopPrice;
        request.StopPpb = (long)Int128.Min(Int128.Abs((Int128)signal.Price - stop) * Billion / signal.Price, long.MaxValue);
        request.Notional = Money.Of(signal.Price, request.Quantity, request.Instrument);
        return request.Notional >= request.Instrument.MinNotional
            ? RefusalCause.None
            : request.Refuse(RefusalCause.BelowMinNotional, Money.ToDouble(request.Notional), Money.ToDouble(request.Instrument.MinNotional));
    }

    // Rounded down; what no long holds is more than any limit lets through.
    private static long QuantityOf(Int128 notional, long price, Instrument instrument)
    {
        var scale = instrument.PriceScale + instrument.QuantityScale;
        var product = scale <= Money.Scale
            ? notional / FixedPoint.PowerOfTen(Money.Scale - scale)
            : notional * FixedPoint.PowerOfTen(scale - Money.Scale);
        return (long)Int128.Min(product / price, long.MaxValue);
    }

    // Of the signal's price to the zone's far edge, rounded up; the furthest when it was taken at none.
    private long StopPpbOf(in Signal signal)
    {
        var nearest = options.StopMinPpm * 1_000L;
        var furthest = options.StopMaxPpm * 1_000L;
        if (signal.ZoneEdge == 0) return furthest;
        var distance = signal.Direction == Direction.Long ? signal.Price - signal.ZoneEdge : signal.ZoneEdge - signal.Price;
        if (distance <= 0) return nearest;
        var ppb = ((Int128)distance * Billion + signal.Price - 1) / signal.Price;
        return (long)Int128.Clamp(ppb, nearest, furthest);
    }

    private int FactorPpm(double confluence)
    {
        if (Scores.IsBelow(confluence, options.LowConfluence)) return options.NoneFactorPpm;
        if (Scores.IsBelow(confluence, options.MediumConfluence)) return options.LowFactorPpm;
        return Scores.IsBelow(confluence, options.HighConfluence) ? options.MediumFactorPpm : options.HighFactorPpm;
    }
}
