using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Feeds;
using FastEngine.Host.Configuration;
using FastEngine.Host.Outputs.Trading;
using FastEngine.Host.Running;
using FastEngine.Rings;
using FastEngine.Signals;

namespace FastEngine.Host.Outputs;

/// <summary>What a run did, as <c>summary.json</c>; its keys are described in <c>docs/summary.md</c>.</summary>
internal static class RunSummary
{
    public static string EngineVersion =>
        typeof(RunSummary).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <param name="request">What was asked for.</param>
    /// <param name="run">A run that has ended.</param>
    /// <param name="inputs">The scanned files; none when the tape was generated in memory.</param>
    /// <param name="trading">What a trading run came to.</param>
    public static JsonObject Of(RunRequest request, RecordingRun run, IReadOnlyList<ResolvedInput> inputs, TradingResult? trading = null)
    {
        var summary = new JsonObject
        {
            ["verb"] = request.Verb,
            ["interrupted"] = run.WasInterrupted,
            ["inputs"] = Inputs(request, run, inputs),
            ["engine"] = new JsonObject
            {
                ["version"] = EngineVersion,
                ["config_hash"] = ConfigHash.Of(request.Config, request.KnownOf(run.Instruments)),
                ["topology"] = run.Pipeline.Plan.Topology.ToString().ToLowerInvariant(),
                ["shards"] = run.Pipeline.Plan.Shards,
                ["notice"] = run.Pipeline.Plan.Notice,
                ["state_bytes"] = run.Pipeline.SizeInBytes(),
            },
            ["symbols"] = Symbols(run),
            ["order_flow_publications"] = run.OrderFlows,
            ["candles_closed"] = run.Candles,
            ["clock_events"] = run.Intake.ClockEvents,
            ["metrics_hash"] = run.Hash,
            ["throughput"] = Throughput(run),
            ["latency_ns"] = Latency(run.Pipeline.Latency()),
            ["gc"] = new JsonObject { ["gen0"] = run.Collections[0], ["gen1"] = run.Collections[1], ["gen2"] = run.Collections[2] },
            ["rings"] = new JsonArray([.. run.Pipeline.Inbound.Select((ring, i) => (JsonNode)new JsonObject
            {
                ["name"] = $"inbound-{i}",
                ["slots"] = ring.Capacity,
                ["events"] = ring.Cursor + 1,
                ["refused_claims"] = ring.RefusedClaims,
            })]),
            ["hot_threads"] = new JsonArray([.. run.Pipeline.HotThreads().Select(thread => (JsonNode)new JsonObject
            {
                ["name"] = thread.Name,
                ["ticks"] = thread.Ticks,
                ["allocated_bytes"] = thread.AllocatedBytes,
                ["pinned_core"] = thread.PinnedCore,
            })]),
        };
        if (trading is not null) TradingSummary.AddTo(summary, run, trading);
        return summary;
    }

    /// <summary>A run that was ended while its inputs were still scanned: what was asked for, and no results.</summary>
    public static JsonObject OfInterruptedScan(RunRequest request) => new()
    {
        ["verb"] = request.Verb,
        ["interrupted"] = true,
        ["inputs"] = new JsonObject { ["files"] = new JsonArray([.. request.Files.Select(file => (JsonNode)new JsonObject { ["file"] = file })]) },
        ["engine"] = new JsonObject { ["version"] = EngineVersion, ["config_hash"] = ConfigHash.Of(request.Config) },
    };

    private static JsonObject Inputs(RunRequest request, RecordingRun run, IReadOnlyList<ResolvedInput> inputs)
    {
        var files = new JsonArray();
        long frames = 0, trades = 0, skipped = 0, dropped = 0, malformed = 0;
        for (var i = 0; i < run.Readers.Count; i++)
        {
            var report = run.Readers[i].Report;
            var bad = report.Malformed + run.Intake.UnconfirmedOf(i);
            frames += report.Frames;
            trades += report.Trades;
            skipped += report.Skipped;
            dropped += report.Dropped;
            malformed += bad;
            if (i >= inputs.Count) continue;
            var scan = inputs[i].Scan;
            files.Add(new JsonObject
            {
                ["file"] = scan.Path,
                ["format"] = scan.Format.ToString(),
                ["sha256"] = scan.Sha256,
                ["bytes"] = scan.FileBytes,
                ["lines"] = report.Lines,
                ["frames"] = report.Frames,
                ["trades"] = report.Trades,
                ["skipped"] = report.Skipped,
                ["dropped"] = report.Dropped,
                ["malformed"] = bad,
                ["first_malformed"] = FirstMalformed(run, i),
                ["truncated"] = report.TruncationMessage,
            });
        }

        var totals = Totals(run);
        return new JsonObject
        {
            ["synthetic"] = Synthetic(request),
            ["files"] = files,
            ["more"] = new JsonArray([.. request.MoreInputs.Select(input => (JsonNode)new JsonObject
            {
                ["role"] = input.Role, ["file"] = input.Path, ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(input.Path))),
            })]),
            ["frames"] = frames,
            ["trades"] = trades,
            ["ticks"] = totals.Ticks,
            ["skipped"] = skipped,
            ["dropped"] = dropped,
            ["malformed"] = malformed,
            ["gaps"] = totals.Gaps,
            ["late"] = totals.Late,
            ["duplicates"] = totals.Duplicates,
            ["other_stream"] = totals.OtherStream,
        };
    }

    private static JsonObject? Synthetic(RunRequest request) => request.Synthetic is not { } market ? null : new JsonObject
    {
        ["model"] = Names.Snake(market.Model.ToString()), ["seed"] = market.Seed, ["start_time_ns"] = market.StartTimeNs,
        ["duration_ns"] = market.DurationNs, ["trades_per_second"] = market.TradesPerSecond, ["symbols"] = market.Symbols.Count,
    };

    private static JsonArray FirstMalformed(RecordingRun run, int input)
    {
        var lines = new JsonArray();
        foreach (var line in run.Readers[input].Report.FirstMalformed) lines.Add(new JsonObject { ["line"] = line.Line, ["reason"] = line.Reason });
        foreach (var trade in run.Intake.Unconfirmed)
        {
            if (trade.Input == input && lines.Count < ReadingReport.MaxMalformedKept)
                lines.Add(new JsonObject { ["line"] = trade.Line, ["reason"] = "time or price not confirmed by the next trade" });
        }

        return lines;
    }

    private static (long Ticks, long Gaps, long Late, long Duplicates, long OtherStream) Totals(RecordingRun run)
    {
        (long Ticks, long Gaps, long Late, long Duplicates, long OtherStream) totals = default;
        foreach (var instrument in run.Instruments.All)
        {
            var intake = run.Intake.Counters(instrument.Id);
            totals.Ticks += intake.Accepted;
            totals.Gaps += intake.Gaps;
            totals.Late += run.Counters(instrument.Id).Late;
            totals.Duplicates += intake.Duplicates;
            totals.OtherStream += intake.OtherStream;
        }

        return totals;
    }

    private static JsonObject Symbols(RecordingRun run)
    {
        var symbols = new JsonObject();
        foreach (var instrument in run.Instruments.All)
        {
            var intake = run.Intake.Counters(instrument.Id);
            SymbolCounters shard = run.Counters(instrument.Id);
            symbols[instrument.Name] = new JsonObject
            {
                ["ticks"] = intake.Accepted,
                ["duplicates"] = intake.Duplicates,
                ["gaps"] = intake.Gaps,
                ["missing_ids"] = intake.MissingIds,
                ["late"] = shard.Late,
                ["held"] = intake.Held,
                ["unconfirmed"] = intake.Unconfirmed,
                ["other_stream"] = intake.OtherStream,
                ["resets"] = shard.Resets,
                ["tainted_trades"] = shard.Tainted,
                ["known_instrument"] = instrument.IsKnown,
                ["price_scale"] = instrument.PriceScale,
                ["quantity_scale"] = instrument.QuantityScale,
                ["tick"] = FixedPoint.ToText(instrument.Tick, instrument.PriceScale),
            };
        }

        return symbols;
    }

    private static JsonObject Throughput(RecordingRun run)
    {
        var seconds = run.Elapsed.TotalSeconds;
        long bytes = 0;
        foreach (var reader in run.Readers) bytes += reader.Report.Bytes;
        return new JsonObject
        {
            ["seconds"] = Math.Round(seconds, 6),
            ["ticks_per_second"] = Math.Round(run.Ticks / seconds),
            ["bytes_unpacked"] = bytes,
            ["bytes_per_second"] = Math.Round(bytes / seconds),
        };
    }

    internal static JsonObject Latency(LatencyHistogram histogram) => new()
    {
        ["samples"] = histogram.Count,
        ["p50"] = histogram.PercentileNs(50),
        ["p90"] = histogram.PercentileNs(90),
        ["p99"] = histogram.PercentileNs(99),
        ["p99_9"] = histogram.PercentileNs(99.9),
        ["max"] = histogram.MaxNs,
    };
}
