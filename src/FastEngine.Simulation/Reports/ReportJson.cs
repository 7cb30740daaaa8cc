using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FastEngine.Core;

namespace FastEngine.Simulation.Reports;

/// <summary>A report's data as JSON that is safe inside a script element: every character that markup knows is escaped.</summary>
/// <remarks>Nanoseconds and money are strings, because a JavaScript number holds neither; series for charts are numbers, times in
/// milliseconds. Exact decimals both. Ratios are numbers or null.</remarks>
internal static class ReportJson
{
    public static string ToText(ReportData data)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.Default }))
        {
            json.WriteStartObject();
            json.WriteString("title", data.Title);
            json.WriteBoolean("synthetic", data.IsSynthetic);
            json.WriteString("currency", data.Currency);
            RunJson.WriteFacts(json, data.Facts);
            WriteArray(json, "assumptions", data.Assumptions, static (writer, fact) =>
            {
                writer.WriteString("name", fact.Name);
                writer.WriteString("value", fact.Value);
            });
            RunJson.WritePerformance(json, data.Performance);
            WriteEquity(json, data.Equity);
            WriteArray(json, "prices", data.Prices, WritePrices);
            WriteArray(json, "trades", data.Trades, TradeJson.Write);
            WriteArray(json, "open_positions", data.OpenPositions, TradeJson.Write);
            WriteArray(json, "funnel", data.Funnels, RunJson.Write);
            WriteArray(json, "conditions", data.Conditions, RunJson.Write);
            WriteArray(json, "refusals", data.Refusals, RunJson.Write);
            WriteArray(json, "near_misses", data.NearMisses, TradeJson.Write);
            RunJson.WriteLatency(json, data.Latency);
            if (data.Backtest is { } backtest) BacktestJson.Write(json, backtest);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    public static void WriteArray<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteMoney(Utf8JsonWriter json, string name, Int128? value)
    {
        if (value is { } money) json.WriteString(name, Fixed18.ToText(money));
        else json.WriteNull(name);
    }

    public static void WriteNs(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } ns) json.WriteString(name, FixedPoint.ToText(ns, 0));
        else json.WriteNull(name);
    }

    public static void WriteRatio(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } ratio && double.IsFinite(ratio)) json.WriteNumber(name, ratio);
        else json.WriteNull(name);
    }

    private static void WriteEquity(Utf8JsonWriter json, IReadOnlyList<EquityPoint> points)
    {
        json.WriteStartObject("equity");
        WriteSeries(json, "t", points, point => point.TimeNs, MsScale);
        WriteSeries(json, "equity", points, point => point.Equity);
        WriteSeries(json, "drawdown", points, point => point.Drawdown);
        json.WriteEndObject();
    }

    private static void WritePrices(Utf8JsonWriter json, PriceSeries series)
    {
        json.WriteString("symbol", series.Symbol);
        json.WriteString("timeframe", series.Timeframe);
        WriteSeries(json, "t", series.Points, point => point.TimeNs, MsScale);
        WriteSeries(json, "low", series.Points, point => point.Low);
        WriteSeries(json, "high", series.Points, point => point.High);
        WriteSeries(json, "close", series.Points, point => point.Close);
    }

    // Nanoseconds as milliseconds.
    private const int MsScale = 6;

    private static void WriteSeries<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> points, Func<T, Int128> value, int scale = Fixed18.Scale)
    {
        json.WriteStartArray(name);
        foreach (var point in points) json.WriteRawValue(FixedPoint.ToText(value(point), scale));
        json.WriteEndArray();
    }
}
