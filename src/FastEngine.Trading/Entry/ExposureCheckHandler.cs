using FastEngine.Core.Execution;
using FastEngine.Trading.Positions;

namespace FastEngine.Trading.Entry;

/// <summary>Exposure of everything and of the symbol with the new position, margin for it, and the margin buffer before it.</summary>
internal sealed class ExposureCheckHandler(TradingOptions options, LiveLimits limits, AccountBook account) : IEntryHandler
{
    public EntryHandler Name => EntryHandler.ExposureCheck;

    public RefusalCause Handle(EntryRequest request)
    {
        var total = account.TotalExposure() + request.Notional;
        var limit = account.PartOfEquity(limits.TotalExposurePpm);
        if (total > limit) return request.Refuse(RefusalCause.TotalExposure, Money.ToDouble(total), Money.ToDouble(limit));

        var symbol = account.ExposureOf(request.Signal.InstrumentId) + request.Notional;
        limit = account.PartOfEquity(limits.SymbolExposurePpm);
        if (symbol > limit) return request.Refuse(RefusalCause.SymbolExposure, Money.ToDouble(symbol), Money.ToDouble(limit));

        var margin = account.MarginOf(request.Notional, request.Instrument);
        var available = account.AvailableMargin();
        if (margin > available) return request.Refuse(RefusalCause.Margin, Money.ToDouble(margin), Money.ToDouble(available));
        return available < account.PartOfEquity(options.MarginBufferPpm)
            ? request.Refuse(RefusalCause.MarginBuffer, Money.ToDouble(available) / Money.ToDouble(account.State.Equity), options.MarginBufferPpm / 1e6)
            : RefusalCause.None;
    }
}
