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
        return available < account.PartOfEquity(options.MarginBufferPpm)
            ? request.Refuse(RefusalCause.MarginBuffer, Money.ToDouble(available) / Money.ToDouble(account.State.Equity), options.MarginBufferPpm / 1e6)
            : RefusalCause.None;
    }
}
