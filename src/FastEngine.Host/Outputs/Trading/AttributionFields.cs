using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Host.Outputs.Trading;

/// <summary>Contributions and exchange positions, in <c>events.jsonl</c>.</summary>
internal static class AttributionFields
{
    public static void Write(JsonLines lines, Instrument instrument, IReadOnlyList<string> strategies, in Contribution c)
    {
        lines.Add("symbol", instrument.Name).Add("direction", Names.Of(c.Direction)).Add("exchange_position", c.ExchangePosition).Add("number", c.Number)
            .Add("position_id", c.PositionId).Add("strategy", ReservedStrategies.NameOf(c.StrategyId, strategies)).Add("kind", Names.Of(c.Kind))
            .Add("quantity", Quantity(c.Quantity, instrument)).Add("before", Quantity(c.QuantityBefore, instrument)).Add("after", Quantity(c.QuantityAfter, instrument))
            .Add("entry_price", TradesFile.Average(c.EntryCost, c.Quantity, instrument));
        if (c.Kind != ContributionKind.Added)
        {
            lines.Add("exit_price", TradesFile.Average(c.ExitProceeds, c.Quantity, instrument)).Add("reason", Names.Of(c.Reason)).Add("pnl", Money.ToText(c.Pnl));
        }

        lines.Add("fees", Money.ToText(c.Fees)).Add("order", c.Order);
    }

    public static void Write(JsonLines lines, Instrument instrument, in ExchangePosition p) =>
        lines.Add("symbol", instrument.Name).Add("direction", Names.Of(p.Direction)).Add("exchange_position", p.Number)
            .Add("quantity", Quantity(p.Quantity, instrument)).Add("unattributed", Quantity(p.Unattributed, instrument)).Add("contributors", p.Contributors)
            .Add("entry_price", p.Quantity == 0 ? null : TradesFile.Average(p.Cost, Math.Abs(p.Quantity), instrument))
            .Add("venue_realised", Money.ToText(p.VenueRealised)).Add("realised", Money.ToText(p.Realised));

    private static string Quantity(long quantity, Instrument instrument) => FixedPoint.ToText(quantity, instrument.QuantityScale);
}
