using FastEngine.Core.Execution;

namespace FastEngine.Trading.Tests;

/// <summary>What protection is told, and what it says.</summary>
internal static class ProtectionEvents
{
    extension(Desk desk)
    {
        /// <summary>In their order.</summary>
        public IEnumerable<RiskEvent> RiskLog => desk.Ledger.Where(e => e.Kind == LedgerEventKind.Risk).Select(e => e.Risk);

        /// <summary>What the venue tells beside reports.</summary>
        public void Tell(VenueUpdate update)
        {
            update.TimeNs = desk.Now;
            update.VenueTimeNs = desk.Now;
            desk.Send(new TradeEvent { Kind = TradeEventKind.VenueUpdate, VenueUpdate = update });
        }

        /// <summary>The shard's exit check.</summary>
        public void Check(long position, long price, long stop, int instrument = Desk.Usdm) => desk.Send(new TradeEvent
        {
            Kind = TradeEventKind.ExitCheck,
            ExitCheck = new ExitCheck
            {
                TimeNs = desk.Now, PositionId = position, Price = price, BestPrice = price, StopPrice = stop, InstrumentId = instrument,
            },
        });

        /// <summary>A view with a range.</summary>
        public void Range(int instrument, long price, double atr) => desk.Send(new TradeEvent
        {
            Kind = TradeEventKind.SymbolView,
            SymbolView = new SymbolView { TimeNs = desk.Now, InstrumentId = instrument, Price = price, AtrFast = atr },
        });
    }
}
