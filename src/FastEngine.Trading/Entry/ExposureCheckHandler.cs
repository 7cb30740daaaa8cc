using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Portfolio;
using FastEngine.Trading.Positions;

namespace FastEngine.Trading.Entry;

/// <summary>Exposure of everything, of the symbol and of what is correlated with the new position, margin for it, and the margin buffer before it.</summary>
internal sealed class ExposureCheckHandler(TradingOptions options, LiveLimits limits, AccountBook account, ExposureGroups groups) : IEntryHandler
{
    public EntryHandler Name => EntryHandler.ExposureCheck;

    public RefusalCause Handle(EntryRequest request)
    {
        var total = account.TotalExposure() + request.Notional;
        var limit = account.PartOfEquity(limits.TotalExposurePpm);
        if (total > limit) return request.Refuse(RefusalCause.TotalExposure, Money.ToDouble(total), Money.ToDouble(limit));

        var symbol = groups.LimitOf(request.Signal.InstrumentId);
        if (request.Notional > symbol.Room)
            return request.Refuse(symbol.Cause, Money.ToDouble(symbol.Exposure + request.Notional), Money.ToDouble(symbol.Limit));
        var cause = groups.Check(request);
        if (cause != RefusalCause.None) return cause;

        var margin = account.MarginOf(request.Notional, request.Instrument);
        var available = account.AvailableMargin();
        if (margin > available) return request.Refuse(RefusalCause.Margin, Money.ToDouble(margin), Money.ToDouble(available));
        if (request.Instrument.Market == Market.Spot) return RefusalCause.None;
        if (available < account.PartOfEquity(options.MarginBufferPpm)) return Refuse(request, available, options.MarginBufferPpm);

        // What would be closed at once for its margin is not entered.
        return available - margin < account.PartOfEquity(options.Safety.MarginClosePpm)
            ? Refuse(request, available - margin, options.Safety.MarginClosePpm)
            : RefusalCause.None;
    }

    private RefusalCause Refuse(EntryRequest request, Int128 available, int leastPpm) =>
        request.Refuse(RefusalCause.MarginBuffer, Money.ToDouble(available) / Money.ToDouble(account.State.Equity), leastPpm / 1e6);
}
