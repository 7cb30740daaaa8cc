using FastEngine.Core.Execution;
using FastEngine.Core.Logging;
using FastEngine.Rings.Logging;

namespace FastEngine.Engine;

/// <summary>Tells the log of protection, triggers, portfolio risk, attribution and defensive management, in numbers. Most kinds are the ledger's alone.</summary>
internal static class RiskLog
{
    private const int HoldsEntries = 1;
    private const int Tightens = 2;
    private const int Closes = 3;

    public static void Write(HotLog log, long timeNs, in RiskEvent e)
    {
        switch (e.Kind)
        {
            case RiskEventKind.Protected:
                log.WriteFor(LogEventKind.Protected, timeNs, e.InstrumentId, 0, e.PositionId, (long)e.Measured);
                break;
            case RiskEventKind.LegAttached:
                log.WriteFor(LogEventKind.LegAttached, timeNs, e.InstrumentId, e.Order, e.PositionId, e.Price);
                break;
            case RiskEventKind.LegRefused:
                log.WriteFor(LogEventKind.LegRefused, timeNs, e.InstrumentId, e.Order, e.PositionId, (long)e.Reject);
                break;
            case RiskEventKind.LegMissing:
                log.WriteFor(LogEventKind.LegMissing, timeNs, e.InstrumentId, 0, (long)e.Leg, e.PositionId);
                break;
            case RiskEventKind.LegRestored:
                log.WriteFor(LogEventKind.LegRestored, timeNs, e.InstrumentId, e.Order, e.PositionId, e.Price);
                break;
            case RiskEventKind.PositionNotShown:
                log.WriteFor(LogEventKind.PositionNotShown, timeNs, e.InstrumentId, 0, e.PositionId);
                break;
            case RiskEventKind.StopPassed:
                log.WriteFor(LogEventKind.StopPassed, timeNs, e.InstrumentId, 0, e.PositionId);
                break;
            case RiskEventKind.MarginShort:
                log.WriteFor(LogEventKind.MarginShort, timeNs, e.InstrumentId, 0, e.PositionId);
                break;
            case RiskEventKind.NakedTooLong:
                log.WriteFor(LogEventKind.NakedTooLong, timeNs, e.InstrumentId, 0, e.PositionId, (long)e.Measured);
                break;
            case RiskEventKind.ExitDeadlineMissed:
                log.WriteFor(LogEventKind.ExitDeadlineMissed, timeNs, e.InstrumentId, 0, e.PositionId, (long)e.Measured, (long)e.Limit);
                break;
            case RiskEventKind.BackupExitSent:
                log.WriteFor(LogEventKind.BackupExitSent, timeNs, e.InstrumentId, 0, e.PositionId);
                break;
            case RiskEventKind.OrderLookedUp:
                log.WriteFor(LogEventKind.OrderLookedUp, timeNs, e.InstrumentId, e.Order, e.PositionId, (long)e.Measured);
                break;
            case RiskEventKind.OrderNeverSent:
                log.WriteFor(LogEventKind.OrderNeverSent, timeNs, e.InstrumentId, e.Order, e.PositionId);
                break;
            case RiskEventKind.OrderTurnedUp:
                log.WriteFor(LogEventKind.OrderTurnedUp, timeNs, e.InstrumentId, e.Order, e.PositionId, e.Quantity);
                break;
            case RiskEventKind.StopTightened:
                log.WriteFor(LogEventKind.StopTightened, timeNs, e.InstrumentId, 0, e.PositionId, e.Price, (long)e.Cause);
                break;
            case RiskEventKind.HoldAlert:
                log.WriteFor(LogEventKind.HoldAlert, timeNs, e.InstrumentId, 0, e.PositionId, (long)e.Measured, (long)e.Limit);
                break;
            case RiskEventKind.SymbolSilent:
                log.WriteFor(LogEventKind.SymbolSilent, timeNs, e.InstrumentId, 0, (long)e.Measured);
                break;
            case RiskEventKind.ResidueFound:
                log.WriteFor(LogEventKind.ResidueFound, timeNs, e.InstrumentId, 0, e.Quantity);
                break;
            case RiskEventKind.ResidueCleared:
                log.WriteFor(LogEventKind.ResidueCleared, timeNs, e.InstrumentId, 0);
                break;
            case RiskEventKind.VenueDiffers:
                log.WriteFor(LogEventKind.VenueDiffers, timeNs, e.InstrumentId, 0, (long)e.Measured, (long)e.Limit);
                break;
            case RiskEventKind.VenueCorrected:
                log.WriteFor(LogEventKind.VenueCorrected, timeNs, e.InstrumentId, 0, (long)e.Measured, e.Quantity);
                break;
            case RiskEventKind.UnbackedClosed:
                log.WriteFor(LogEventKind.UnbackedClosed, timeNs, e.InstrumentId, 0, e.Quantity);
                break;
            case RiskEventKind.UnattributedUnprotected:
                log.WriteFor(LogEventKind.UnattributedUnprotected, timeNs, e.InstrumentId, 0, e.Quantity);
                break;
            case RiskEventKind.ForeignFill:
                log.WriteFor(LogEventKind.ForeignFill, timeNs, e.InstrumentId, 0, e.Quantity, e.Price, (long)e.Reason);
                break;
            default:
                WriteAccount(log, timeNs, in e);
                break;
        }
    }

    public static void Write(HotLog log, long timeNs, in DtmsEvent e)
    {
        switch (e.Kind)
        {
            case DtmsEventKind.Transition:
                log.WriteFor(LogEventKind.DtmsTransition, timeNs, e.InstrumentId, 0, e.PositionId, (long)e.From, (long)e.To, e.Score);
                break;
            case DtmsEventKind.HedgeOpened:
                log.WriteFor(LogEventKind.HedgeOpened, timeNs, e.InstrumentId, e.Order, e.PositionId, e.Quantity, e.HedgeId);
                break;
            case DtmsEventKind.HedgeFailed:
                log.WriteFor(LogEventKind.HedgeFailed, timeNs, e.InstrumentId, 0, e.PositionId, (long)e.Cause);
                break;
            case DtmsEventKind.HedgeClosed:
                log.WriteFor(LogEventKind.HedgeClosed, timeNs, e.InstrumentId, 0, e.HedgeId, e.PositionId, (long)e.Cause);
                break;
        }
    }

    private static void WriteAccount(HotLog log, long timeNs, in RiskEvent e)
    {
        switch (e.Kind)
        {
            case RiskEventKind.TriggerTripped:
                log.Write(LogEventKind.TriggerTripped, timeNs, (long)e.Trigger, e.Measured, e.Limit);
                break;
            case RiskEventKind.TriggerReset:
                log.Write(LogEventKind.TriggerReset, timeNs, (long)e.Trigger);
                break;
            case RiskEventKind.LadderAlert or RiskEventKind.LadderHalf or RiskEventKind.LadderAll or RiskEventKind.LadderHalt:
                log.Write(LogEventKind.DrawdownRung, timeNs, e.Kind - RiskEventKind.LadderAlert + 1L, e.Measured, e.Limit);
                break;
            case RiskEventKind.MarginBufferLow:
                log.Write(LogEventKind.MarginBufferLow, timeNs, e.Measured, e.Limit);
                break;
            case RiskEventKind.HealthHoldsEntries:
                log.Write(LogEventKind.HealthLow, timeNs, e.Measured, e.Limit, HoldsEntries);
                break;
            case RiskEventKind.HealthTightens:
                log.Write(LogEventKind.HealthLow, timeNs, e.Measured, e.Limit, Tightens);
                break;
            case RiskEventKind.HealthCloses:
                log.Write(LogEventKind.HealthLow, timeNs, e.Measured, e.Limit, Closes);
                break;
            case RiskEventKind.HealthRestored:
                log.Write(LogEventKind.HealthRestored, timeNs, e.Measured);
                break;
            case RiskEventKind.TimeToFlatHigh:
                log.Write(LogEventKind.TimeToFlatHigh, timeNs, (long)e.Measured, (long)e.Limit);
                break;
        }
    }
}
