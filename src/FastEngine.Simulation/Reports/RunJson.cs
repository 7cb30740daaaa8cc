using System.Text.Json;

namespace FastEngine.Simulation.Reports;

/// <summary>Facts, performance, counts and latency of a run in a report's JSON; names follow <c>summary.json</c>.</summary>
internal static class RunJson
{
    public static void WriteFacts(Utf8JsonWriter json, RunFacts facts)
    {
        json.WriteStartObject("run");
        ReportJson.WriteArray(json, "inputs", facts.Inputs, static (writer, input) =>
        {
            writer.WriteString("file", input.Name);
            writer.WriteString("sha256", input.Sha256);
            if (input.Bytes is { } bytes) writer.WriteNumber("bytes", bytes);
            else writer.WriteNull("bytes");
            if (input.Damage is { } damage) writer.WriteString("damage", damage);
        });
        json.WriteString("version", facts.EngineVersion);
        json.WriteString("config_hash", facts.ConfigHash);
        json.WriteString("signals_hash", facts.SignalsHash);
        json.WriteString("output_hash", facts.OutputHash);
        json.WriteNumber("ticks", facts.Ticks);
        ReportJson.WriteNs(json, "first_time_ns", facts.FirstTimeNs);
        ReportJson.WriteNs(json, "last_time_ns", facts.LastTimeNs);
        ReportJson.WriteArray(json, "others", facts.Others, static (writer, fact) =>
        {
            writer.WriteString("name", fact.Name);
            writer.WriteString("value", fact.Value);
        });
        json.WriteEndObject();
    }

    public static void WritePerformance(Utf8JsonWriter json, PerformanceStatistics performance)
    {
        json.WriteStartObject("performance");
        json.WriteNumber("trades", performance.Trades);
        json.WriteNumber("won", performance.Won);
        json.WriteNumber("lost", performance.Lost);
        ReportJson.WriteMoney(json, "gross", performance.Gross);
        ReportJson.WriteMoney(json, "fees", performance.Fees);
        ReportJson.WriteMoney(json, "funding", performance.Funding);
        ReportJson.WriteMoney(json, "net", performance.Net);
        ReportJson.WriteRatio(json, "win_rate", performance.WinRate);
        ReportJson.WriteRatio(json, "profit_factor", performance.ProfitFactor);
        ReportJson.WriteMoney(json, "start_equity", performance.StartEquity);
        ReportJson.WriteMoney(json, "end_equity", performance.EndEquity);
        ReportJson.WriteMoney(json, "max_drawdown", performance.MaxDrawdown);
        ReportJson.WriteRatio(json, "max_drawdown_pct", performance.MaxDrawdownPct);
        ReportJson.WriteRatio(json, "sharpe", performance.Sharpe);
        ReportJson.WriteNs(json, "sharpe_grid_ns", performance.SharpeGridNs);
        ReportJson.WriteNs(json, "hold_mean_ns", performance.Hold?.MeanNs);
        ReportJson.WriteNs(json, "hold_median_ns", performance.Hold?.MedianNs);
        ReportJson.WriteNs(json, "hold_max_ns", performance.Hold?.MaxNs);
        ReportJson.WriteMoney(json, "best", performance.Best);
        ReportJson.WriteMoney(json, "worst", performance.Worst);
        ReportJson.WriteArray(json, "exit_reasons", performance.ExitReasons, static (writer, total) =>
        {
            writer.WriteString("reason", total.Reason);
            writer.WriteNumber("trades", total.Trades);
            ReportJson.WriteMoney(writer, "net", total.Net);
        });
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, SymbolFunnel funnel)
    {
        json.WriteString("symbol", funnel.Symbol);
        json.WriteNumber("evaluations", funnel.Evaluations);
        json.WriteNumber("warm", funnel.Warm);
        json.WriteNumber("level1", funnel.Level1);
        json.WriteNumber("level2", funnel.Level2);
        json.WriteNumber("level3", funnel.Level3);
        json.WriteNumber("level4", funnel.Level4);
        json.WriteNumber("signals", funnel.Signals);
    }

    public static void Write(Utf8JsonWriter json, ConditionRate condition)
    {
        json.WriteString("name", condition.Name);
        json.WriteNumber("passed", condition.Passed);
        json.WriteNumber("evaluated", condition.Evaluated);
    }

    public static void Write(Utf8JsonWriter json, RefusalCount refusal)
    {
        json.WriteString("handler", refusal.Handler);
        json.WriteNumber("count", refusal.Count);
    }

    public static void WriteLatency(Utf8JsonWriter json, LatencyReport? latency)
    {
        if (latency is null)
        {
            json.WriteNull("latency");
            return;
        }

        json.WriteStartObject("latency");
        json.WriteString("path", latency.Path);
        json.WriteNumber("samples", latency.Samples);
        json.WriteNumber("p50", latency.P50Ns);
        json.WriteNumber("p90", latency.P90Ns);
        json.WriteNumber("p99", latency.P99Ns);
        json.WriteNumber("p99_9", latency.P999Ns);
        json.WriteNumber("max", latency.MaxNs);
        json.WriteNumber("gen0", latency.Gen0);
        json.WriteNumber("gen1", latency.Gen1);
        json.WriteNumber("gen2", latency.Gen2);
        json.WriteStartArray("upper_ns");
        foreach (var bucket in latency.Buckets) json.WriteNumberValue(bucket.UpperNs);
        json.WriteEndArray();
        json.WriteStartArray("counts");
        foreach (var bucket in latency.Buckets) json.WriteNumberValue(bucket.Count);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
