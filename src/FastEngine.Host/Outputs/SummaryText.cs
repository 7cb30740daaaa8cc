using FastEngine.Feeds;
using FastEngine.Host.Outputs.Trading;
using FastEngine.Host.Running;

namespace FastEngine.Host.Outputs;

/// <summary>A run's summary for a person, plain lines.</summary>
internal static class SummaryText
{
    public static void Write(TextWriter output, RecordingRun run, IReadOnlyList<ResolvedInput> inputs, TradingResult? trading = null)
    {
        for (var i = 0; i < inputs.Count; i++)
        {
            var report = run.Readers[i].Report;
            var unconfirmed = run.Intake.UnconfirmedOf(i);
            output.WriteLine($"{inputs[i].Scan.Path}: {report.Frames:N0} frames, {report.Trades:N0} trades, {report.Skipped:N0} skipped, "
                + $"{report.Dropped:N0} dropped, {report.Malformed + unconfirmed:N0} malformed");
            foreach (var line in report.FirstMalformed) output.WriteLine($"  line {line.Line}: {line.Reason}");
            if (unconfirmed > 0) output.WriteLine(Malformed.Describe(run.Intake, i));
            if (report.TruncationMessage is { } truncation) output.WriteLine($"  truncated: {truncation}");
        }

        foreach (var instrument in run.Instruments.All)
        {
            var intake = run.Intake.Counters(instrument.Id);
            var shard = run.Counters(instrument.Id);
            output.WriteLine($"{instrument.Name}: {intake.Accepted:N0} ticks"
                + Part(intake.Duplicates, "duplicates") + Part(intake.Gaps, $"gaps ({intake.MissingIds:N0} ids)") + Part(shard.Late, "late")
                + Part(intake.Held, "held") + Part(intake.Unconfirmed, "unconfirmed") + Part(intake.OtherStream, "of another stream")
                + Part(shard.Resets, "resets") + Part(shard.Tainted, "lost from windows (pool empty: raise windows.pool_trades)"));
            if (!instrument.IsKnown)
                output.WriteLine($"  unknown instrument: scale 8, lot 1e-8, tick {Core.FixedPoint.ToText(instrument.Tick, instrument.PriceScale)} taken from its first prices");
        }

        var seconds = run.Elapsed.TotalSeconds;
        var latency = run.Pipeline.Latency();
        output.WriteLine($"{run.Ticks:N0} ticks in {seconds:F3} s: {run.Ticks / seconds:N0} ticks/s, topology {run.Pipeline.Plan.Topology.ToString().ToLowerInvariant()}"
            + (run.Pipeline.Plan.Shards > 1 ? $" with {run.Pipeline.Plan.Shards} shards" : ""));
        output.WriteLine($"ring to done: p50 {latency.PercentileNs(50):N0} ns, p99 {latency.PercentileNs(99):N0} ns, max {latency.MaxNs:N0} ns; "
            + $"GCs {string.Join('/', run.Collections)}");
        foreach (var thread in run.Pipeline.HotThreads())
        {
            var allocated = thread.AllocatedBytes is { } bytes ? $"{bytes:N0} bytes allocated" : "allocation not measured";
            output.WriteLine($"hot thread {thread.Name}: {thread.Ticks:N0} ticks, {allocated}, {(thread.PinnedCore is { } core ? $"core {core}" : "not pinned")}");
            if (thread.AllocatedBytes > 0) output.WriteLine($"ALERT: hot thread {thread.Name} allocated {thread.AllocatedBytes:N0} bytes");
        }

        output.WriteLine($"{run.OrderFlows:N0} publications, {run.Candles:N0} candles, metrics_hash {run.Hash}");
        if (trading is not null) TradingText.Write(output, run, trading, isSynthetic: inputs.Count == 0);
        if (run.WasInterrupted) output.WriteLine("interrupted: the results end where the run was stopped");
    }

    private static string Part(long count, string what) => count == 0 ? "" : $", {count:N0} {what}";
}
