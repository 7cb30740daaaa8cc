using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Host.Outputs.Trading;

/// <summary>Protection, triggers, portfolio risk and sizing, in <c>events.jsonl</c>.</summary>
internal static class RiskFields
{
    public static void Write(JsonLines lines, InstrumentTable instruments, in RiskEvent risk)
    {
        var instrument = risk.InstrumentId >= 0 ? instruments[risk.InstrumentId] : null;
        if (instrument is not null) lines.Add("symbol", instrument.Name);
        if (IsOfSide(risk.Kind)) lines.Add("direction", Names.Of(risk.Direction));
        if (risk.OtherInstrumentId >= 0) lines.Add("other", instruments[risk.OtherInstrumentId].Name);
        if (risk.PositionId != 0) lines.Add("position_id", risk.PositionId);
        if (IsOfLeg(risk.Kind)) lines.Add("leg", Names.Of(risk.Leg));
        if (risk.Order != 0) lines.Add("order", risk.Order);
        if (risk.Trigger != KillSwitchReason.None) lines.Add("trigger", Names.Of(risk.Trigger));
        if (risk.Reject != RejectReason.None) lines.Add("reject", Names.Of(risk.Reject));
        if (risk.Cause != StopCause.None) lines.Add("cause", Names.Of(risk.Cause));
        if (risk.Reason != ExitReason.None) lines.Add("reason", Names.Of(risk.Reason));
        if (instrument is not null && risk.Price != 0) lines.Add("price", FixedPoint.ToText(risk.Price, instrument.PriceScale));
        if (instrument is not null && risk.Quantity != 0) lines.Add("quantity", FixedPoint.ToText(risk.Quantity, instrument.QuantityScale));
        if (instrument is null && risk.Quantity != 0) lines.Add(risk.Kind is RiskEventKind.TimeToFlatHigh or RiskEventKind.TimeToFlatNormal ? "orders" : "positions", risk.Quantity);
        if (risk.Amount != 0) lines.Add("amount", Money.ToText(risk.Amount));
        if (instrument is not null && IsOfVenue(risk.Kind))
        {
            lines.Add("venue", FixedPoint.ToText((long)risk.Measured, instrument.QuantityScale))
                .Add(risk.Kind == RiskEventKind.UnbackedClosed ? "unattributed" : "ours", FixedPoint.ToText((long)risk.Limit, instrument.QuantityScale));
            return;
        }

        lines.Add("measured", risk.Measured).Add("limit", risk.Limit);
    }

    public static void Write(JsonLines lines, Instrument instrument, IReadOnlyList<string> strategies, in Sizing s) =>
        lines.Add("symbol", instrument.Name).Add("position_id", s.PositionId).Add("strategy", ReservedStrategies.NameOf(s.StrategyId, strategies))
            .Add("direction", Names.Of(s.Direction)).Add("equity", Money.ToText(s.Equity)).Add("risk_ppm", s.RiskPpm).Add("stop_ppm", s.StopPpb / 1e3)
            .Add("regime_factor", s.RegimePpm / 1e6).Add("correlation_factor", s.CorrelationPpm / 1e6).Add("quality_factor", s.QualityPpm / 1e6)
            .Add("correlation", s.Correlation).Add("quantity", FixedPoint.ToText(s.Quantity, instrument.QuantityScale)).Add("notional", Money.ToText(s.Notional));

    public static void Write(JsonLines lines, InstrumentTable instruments, in Health h)
    {
        lines.Add("score", h.Score).Add("pnl", h.Pnl).Add("quality", h.Quality).Add("concentration", h.Concentration).Add("hold_time", h.HoldTime)
            .Add("volatility", h.Volatility).Add("unrealised_ppm", h.UnrealisedPpm).Add("positions", h.Positions).Add("day_loss_ppm", h.DayLossPpm);
        if (!double.IsNaN(h.LeaderCorrelation)) lines.Add("leader_correlation", h.LeaderCorrelation);
        if (h.Positions > 0) lines.Add("worst", instruments[h.WorstInstrument].Name).Add("best", instruments[h.BestInstrument].Name);
    }

    private static bool IsOfSide(RiskEventKind kind) =>
        kind is RiskEventKind.ResidueFound or RiskEventKind.ResidueCleared or RiskEventKind.ForeignFill or RiskEventKind.FundingPaid
            or RiskEventKind.OrderTurnedUp or RiskEventKind.UnattributedUnprotected or RiskEventKind.UnattributedClosing || IsOfVenue(kind);

    // Both are quantities.
    private static bool IsOfVenue(RiskEventKind kind) => kind is RiskEventKind.VenueDiffers or RiskEventKind.VenueCorrected or RiskEventKind.UnbackedClosed;

    private static bool IsOfLeg(RiskEventKind kind) => kind is >= RiskEventKind.LegPlaced and <= RiskEventKind.StopPassed
        or RiskEventKind.MarginShort or RiskEventKind.OtherLegCancelled or (>= RiskEventKind.OrderLookedUp and <= RiskEventKind.OrderTurnedUp);
}
