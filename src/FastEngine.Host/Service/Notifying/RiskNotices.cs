using System.Globalization;
using FastEngine.Core.Execution;
using FastEngine.Host.Stored;
using FastEngine.Notifications.Events;

namespace FastEngine.Host.Service.Notifying;

/// <summary>Which events of protection, portfolio and attribution people are told of, how urgently, and in which unit their numbers are.</summary>
internal static class RiskNotices
{
    private const double PpmOfPercent = 10_000;

    /// <summary>Null for what is not told: it is part of the trade's usual way, or the alerts tell it (kill switch, ladder, unattributed quantities).</summary>
    public static NotificationLevel? LevelOf(RiskEventKind kind) => kind switch
    {
        RiskEventKind.NakedTooLong or RiskEventKind.PositionNotShown or RiskEventKind.MarginShort or RiskEventKind.MarginBufferLow or RiskEventKind.HealthCloses
            or RiskEventKind.ExitDeadlineMissed or RiskEventKind.VenueCorrected or RiskEventKind.UnbackedClosed or RiskEventKind.UnattributedUnprotected
            or RiskEventKind.OrderTurnedUp or RiskEventKind.ExitHeldTooLong => NotificationLevel.Critical,
        RiskEventKind.LegRefused or RiskEventKind.LegMissing or RiskEventKind.LegTooSmall or RiskEventKind.StopPassed or RiskEventKind.SymbolSilent
            or RiskEventKind.HealthHoldsEntries or RiskEventKind.HealthTightens or RiskEventKind.TimeToFlatHigh or RiskEventKind.VenueDiffers or RiskEventKind.ForeignFill
            or RiskEventKind.OrderNeverSent or RiskEventKind.HoldAlert or RiskEventKind.BackupExitSent or RiskEventKind.FeeUnconverted or RiskEventKind.HeldAsDust or RiskEventKind.LeaderExit => NotificationLevel.Warning,
        RiskEventKind.MarginBufferRestored or RiskEventKind.HealthRestored or RiskEventKind.TimeToFlatNormal or RiskEventKind.SymbolHeard or RiskEventKind.UnattributedClosing
            or RiskEventKind.SessionEnding => NotificationLevel.Info,
        _ => null,
    };

    /// <summary>What of a symbol it is about: the order where each counts, else the position and its side.</summary>
    public static string AboutOf(in RiskEvent risk) =>
        risk.Kind is RiskEventKind.OrderTurnedUp ? $"order {risk.Order}" : $"{risk.PositionId} {Outputs.Trading.Names.Of(risk.Direction)}";

    /// <summary>What was compared, with its unit.</summary>
    public static string DetailOf(in RiskEvent risk) => risk.Kind switch
    {
        RiskEventKind.NakedTooLong or RiskEventKind.ExitDeadlineMissed or RiskEventKind.SymbolSilent or RiskEventKind.HoldAlert or RiskEventKind.TimeToFlatHigh
            or RiskEventKind.OrderNeverSent or RiskEventKind.ExitHeldTooLong => Compared(UtcText.Length((long)risk.Measured), UtcText.Length((long)risk.Limit), risk.Limit),
        RiskEventKind.MarginBufferLow => Compared(Percent(risk.Measured), Percent(risk.Limit), risk.Limit),
        RiskEventKind.HealthHoldsEntries or RiskEventKind.HealthTightens or RiskEventKind.HealthCloses => Compared(Number(risk.Measured), Number(risk.Limit), risk.Limit),
        RiskEventKind.LegRefused => $"{Outputs.Trading.Names.Of(risk.Leg)} {Outputs.Trading.Names.Of(risk.Reject)}",
        _ => "",
    };

    private static string Compared(string measured, string limit, double bound) => bound == 0 ? measured : $"{measured}, limit {limit}";

    private static string Percent(double ppm) => Number(ppm / PpmOfPercent) + " %";

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
