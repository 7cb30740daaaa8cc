using System.Text.Json;
using FastEngine.Core;

namespace FastEngine.Simulation.Reports;

/// <summary>Trades, open positions and near misses in a report's JSON; names follow <c>trades.csv</c>.</summary>
internal static class TradeJson
{
    public static void Write(Utf8JsonWriter json, ClosedTrade trade)
    {
        json.WriteString("position_id", trade.PositionId);
        json.WriteString("strategy", trade.Strategy);
        json.WriteString("symbol", trade.Symbol);
        json.WriteString("side", SideText(trade.Side));
        ReportJson.WriteNs(json, "entry_time_ns", trade.EntryTimeNs);
        ReportJson.WriteNs(json, "exit_time_ns", trade.ExitTimeNs);
        ReportJson.WriteNs(json, "hold_ns", trade.HoldNs);
        ReportJson.WriteMoney(json, "entry_price", trade.EntryPrice);
        ReportJson.WriteMoney(json, "exit_price", trade.ExitPrice);
        ReportJson.WriteMoney(json, "quantity", trade.Quantity);
        ReportJson.WriteMoney(json, "gross", trade.Gross);
        ReportJson.WriteMoney(json, "fees", trade.Fees);
        ReportJson.WriteMoney(json, "funding", trade.Funding);
        ReportJson.WriteMoney(json, "pnl", trade.Net);
        json.WriteString("exit_reason", trade.ExitReason);
        ReportJson.WriteMoney(json, "signal_price", trade.SignalPrice);
    }

    public static void Write(Utf8JsonWriter json, OpenPosition position)
    {
        json.WriteString("position_id", position.PositionId);
        json.WriteString("strategy", position.Strategy);
        json.WriteString("symbol", position.Symbol);
        json.WriteString("side", SideText(position.Side));
        ReportJson.WriteNs(json, "entry_time_ns", position.EntryTimeNs);
        ReportJson.WriteMoney(json, "entry_price", position.EntryPrice);
        ReportJson.WriteMoney(json, "mark_price", position.MarkPrice);
        ReportJson.WriteMoney(json, "stop_price", position.StopPrice);
        ReportJson.WriteMoney(json, "quantity", position.Quantity);
        ReportJson.WriteMoney(json, "unrealised", position.Unrealised);
        ReportJson.WriteMoney(json, "fees", position.Fees);
    }

    public static void Write(Utf8JsonWriter json, NearMiss miss)
    {
        ReportJson.WriteNs(json, "time_ns", miss.TimeNs);
        json.WriteString("symbol", miss.Symbol);
        json.WriteString("side", SideText(miss.Side));
        json.WriteNumber("level", miss.Level);
        json.WriteString("condition", miss.Condition);
        ReportJson.WriteRatio(json, "value", miss.Value);
        ReportJson.WriteRatio(json, "threshold", miss.Threshold);
        ReportJson.WriteMoney(json, "shadow_pnl", miss.ShadowPnl);
    }

    private static string SideText(Side side) => side == Side.Buy ? "long" : "short";
}
