using System.Text.Json;
using FastEngine.Simulation.Backtest;

namespace FastEngine.Simulation.Reports;

/// <summary>What a backtest adds to a report's JSON: what its charts draw.</summary>
internal static class BacktestJson
{
    public static void Write(Utf8JsonWriter json, BacktestPart backtest)
    {
        if (backtest.Paths is not { } paths) return;
        json.WriteStartObject("paths");
        json.WriteStartArray("at");
        foreach (var point in paths.Points) json.WriteNumberValue(point + 1);
        json.WriteEndArray();
        Series("p5", interval => interval.P5);
        Series("p25", interval => interval.P25);
        Series("p50", interval => interval.P50);
        Series("p75", interval => interval.P75);
        Series("p95", interval => interval.P95);
        json.WriteEndObject();

        void Series(string name, Func<Interval, double> value)
        {
            json.WriteStartArray(name);
            foreach (var interval in paths.Band) json.WriteNumberValue(value(interval));
            json.WriteEndArray();
        }
    }
}
