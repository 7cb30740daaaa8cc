using FastEngine.Core.Execution;
using FastEngine.Trading.Parts;
using FastEngine.Trading.Positions;

namespace FastEngine.Trading.Entry;

/// <summary>Lets nothing through while the kill switch is set, nor on a symbol whose entries are forbidden or that holds a quantity of no strategy, nor
/// what a part of the stage holds back.</summary>
internal sealed class KillSwitchHandler(KillSwitch killSwitch, EntryPermissions permissions, ExchangeBook exchange, TradeParts parts) : IEntryHandler
{
    public EntryHandler Name => EntryHandler.KillSwitch;

    public RefusalCause Handle(EntryRequest request)
    {
        if (killSwitch.Level != KillSwitchLevel.None) return request.Refuse(RefusalCause.EntriesStopped, (double)killSwitch.Level, 0);
        if (!permissions.IsAllowed(request.Signal.InstrumentId)) return request.Refuse(RefusalCause.EntriesForbidden, 0, 0);
        var unattributed = exchange.FirstResidueOf(request.Signal.InstrumentId);
        return unattributed == 0 ? parts.MayEnter(request) : request.Refuse(RefusalCause.SymbolHalted, unattributed, 0);
    }
}
