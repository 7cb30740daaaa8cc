using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Entry;

namespace FastEngine.Trading.Execution;

/// <summary>Chooses how an approved entry is worked, and its prices.</summary>
internal sealed class EntryPlanner(ExecutionOptions options)
{
    private const int Million = 1_000_000;

    /// <summary>What a strategy wants to wait for waits, whatever is configured.</summary>
    public EntryStyle StyleOf(EntryRequest request)
    {
        if (request.IsAddition) return EntryStyle.Market;
        if (request.Signal.LimitPrice > 0) return EntryStyle.PostOnly;
        return options.Style == EntryStyle.Smart ? Smart(request) : options.Style;
    }

    /// <summary>Middle of bid and ask, or the last price.</summary>
    public static long ArrivalOf(EntryRequest request)
    {
        ref readonly var signal = ref request.Signal;
        return signal.Bid > 0 && signal.Ask > 0 ? signal.Bid + (signal.Ask - signal.Bid) / 2 : request.ReferencePrice;
    }

    /// <summary>On its own side of the spread; without a quote a tick behind the last price, which may be either side's.</summary>
    public static long WaitingPrice(EntryRequest request)
    {
        ref readonly var signal = ref request.Signal;
        if (signal.LimitPrice > 0) return signal.LimitPrice;
        var isLong = signal.Direction == Direction.Long;
        if (signal.Bid > 0 && signal.Ask > 0) return isLong ? signal.Bid : signal.Ask;
        var tick = request.Instrument.Tick;
        return ToTick(isLong ? request.ReferencePrice - tick : request.ReferencePrice + tick, tick, isUp: !isLong);
    }

    /// <summary>The touch of the other side and the tolerance, to the tick that is further.</summary>
    public long TakingPrice(EntryRequest request)
    {
        ref readonly var signal = ref request.Signal;
        var isLong = signal.Direction == Direction.Long;
        var touch = isLong ? signal.Ask : signal.Bid;
        if (touch == 0) touch = request.ReferencePrice;
        var tolerance = (long)((Int128)touch * options.IocTolerancePpm / Million);
        return ToTick(isLong ? touch + tolerance : touch - tolerance, request.Instrument.Tick, isUp: isLong);
    }

    /// <summary>No more slices than are worth sending.</summary>
    public int SlicesOf(EntryRequest request)
    {
        var least = request.Instrument.MinNotional;
        var slices = (long)options.Slices;

        // A slice is rounded down to the lot, and the price may fall: a tenth is left for that.
        if (least > 0) slices = (long)Int128.Min(slices, request.Notional * 10 / (least * 11));
        return (int)Math.Max(1, Math.Min(slices, request.Quantity / request.Instrument.Lot));
    }

    private EntryStyle Smart(EntryRequest request)
    {
        ref readonly var signal = ref request.Signal;
        if (options.SmartUrgency == Urgency.High) return EntryStyle.Market;
        if (options.SmartLarge > 0 && request.Notional >= options.SmartLarge) return EntryStyle.Twap;
        if (options.SmartUrgency == Urgency.Low) return EntryStyle.PostOnly;
        if (signal.Bid <= 0 || signal.Ask <= 0) return EntryStyle.Market;
        var isTight = (Int128)(signal.Ask - signal.Bid) * 2 * Million <= (Int128)(signal.Ask + signal.Bid) * options.SmartTightPpm;
        return isTight ? EntryStyle.Ioc : EntryStyle.PostOnly;
    }

    private static long ToTick(long price, long tick, bool isUp)
    {
        var rest = price % tick;
        return Math.Max(tick, rest == 0 ? price : isUp ? price - rest + tick : price - rest);
    }
}
