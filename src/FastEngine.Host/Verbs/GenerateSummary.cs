using System.Text;
using System.Text.Json;
using FastEngine.Feeds.Generation;

namespace FastEngine.Host.Verbs;

/// <summary>What a generated tape holds, for a person or a program.</summary>
internal sealed class GenerateSummary(GenerateRequest request, SyntheticTapeOptions options, SyntheticTape tape, string sha256, bool complete)
{
    public string ToText()
    {
        var text = new StringBuilder();
        text.Append($"{request.Out}: synthetic market, seed {request.Seed}, {options.Market.Symbols.Count} symbols, {Seconds():0.###} s of market time");
        text.AppendLine(complete ? "" : " (interrupted; the last line is whole)");
        text.AppendLine($"  lines    {tape.Lines:N0}");
        text.AppendLine($"  trades   {tape.Trades:N0}");
        text.AppendLine($"  bytes    {tape.Bytes:N0} (uncompressed)");
        text.Append($"  SHA-256  {sha256} (uncompressed)");
        foreach (var kind in FaultRates.Kinds.Where(k => options.Faults[k] > 0))
        {
            text.AppendLine();
            text.Append($"  {FaultRates.NameOf(kind),-10}{tape.Faults[kind]:N0}");
            if (kind == FaultKind.IdGap) text.Append($" ({tape.Faults.MissingIds:N0} ids missing)");
        }

        return text.ToString();
    }

    public string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("file", request.Out);
            json.WriteString("seed", request.Seed.ToString());
            json.WriteNumber("symbols", options.Market.Symbols.Count);
            json.WriteNumber("lines", tape.Lines);
            json.WriteNumber("trades", tape.Trades);
            json.WriteNumber("bytes", tape.Bytes);
            json.WriteString("sha256", sha256);
            json.WriteNumber("first_time_ns", options.Market.StartTimeNs);
            json.WriteNumber("last_time_ns", tape.LastTradeNs);
            json.WriteBoolean("complete", complete);
            json.WriteStartObject("faults");
            foreach (var kind in FaultRates.Kinds.Where(k => options.Faults[k] > 0)) json.WriteNumber(FaultRates.NameOf(kind), tape.Faults[kind]);
            json.WriteEndObject();
            json.WriteNumber("missing_ids", tape.Faults.MissingIds);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private double Seconds() => tape.Trades == 0 ? 0 : (tape.LastTradeNs - options.Market.StartTimeNs) / 1e9;
}
