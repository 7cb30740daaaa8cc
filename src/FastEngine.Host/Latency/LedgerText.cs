using System.Globalization;
using FastEngine.Engine.Latency;
using FastEngine.Host.Outputs;
using FastEngine.Host.Stored;
using FastEngine.Rings;

namespace FastEngine.Host.Latency;

/// <summary>The latency ledger for a person.</summary>
internal static class LedgerText
{
    private static readonly string[] Names = ["receive", "parsed", "published", "consumed", "decided", "approved", "encoded", "sent"];

    public static string Of(Stage stage) => Names[(int)stage];

    public static string Of(Culprit culprit) => Outputs.Trading.Names.Snake(culprit.ToString());

    public static void Write(TextWriter output, LedgerSummary summary)
    {
        output.WriteLine($"{summary.Ticks.Total.Count:N0} events (one in {summary.Sample}) and {summary.Orders.Total.Count:N0} orders in {summary.Files} files, "
            + $"{UtcText.Of(summary.FromUnixNs)} to {UtcText.Of(summary.ToUnixNs)}; {summary.Dropped:N0} records found no room");
        output.WriteLine($"collections meanwhile: {summary.Collections[0]} of generation 0, {summary.Collections[1]} of 1, {summary.Collections[2]} of 2");
        Figures(output, "events", summary.Ticks);
        Figures(output, "orders", summary.Orders);
        output.WriteLine();
        output.WriteLine("tail (slower than 99.9 % of its kind), by likely culprit: " + string.Join(", ", Enum.GetValues<Culprit>().Where(culprit => summary.TailOf(culprit) > 0)
            .Select(culprit => $"{Of(culprit)} {summary.TailOf(culprit):N0}").DefaultIfEmpty("none")));
        if (!summary.HasDelays) output.WriteLine("this system does not tell how long threads wait for a core: descheduling shows as ring_wait or blocked");
        var table = new TextTable("lllrlrl");
        table.Add("time", "what", "symbol", "total", "stage", "took", "culprit", "because");
        foreach (var slow in summary.Slowest)
            table.Add(UtcText.Of(slow.UnixNs), What(slow.Entry.Record), slow.Symbol ?? "-", Time(slow.TotalNs), $"to {Of(slow.Stage)}", Time(slow.StageNs), Of(slow.Culprit), Because(slow));
        table.Write(output, "  ");
    }

    /// <summary>The counters that speak for or against it.</summary>
    public static string Because(SlowRecord slow)
    {
        var counters = slow.Entry.Counters;
        return $"in {Time(counters.WindowNs)}: collector {Time(counters.GcPauseNs)} ({counters.Collections}), no core {Time(counters.DelayNs)}, ran {Time(counters.RunNs)}, "
            + $"faults {counters.MinorFaults}+{counters.MajorFaults}, switches {counters.Voluntary}+{counters.Involuntary}, ring {Math.Max(counters.Waiting, slow.Entry.Record.Behind)}";
    }

    public static string What(LatencyRecord record) => record.Kind switch
    {
        LatencyRecordKind.Tick => $"event {record.Sequence}",
        LatencyRecordKind.OrderSent => $"order {record.Order}",
        _ => $"{Outputs.Trading.Names.Of(record.Leg)} order {record.Order}",
    };

    private static void Figures(TextWriter output, string what, StageFigures figures)
    {
        if (figures.Total.Count == 0) return;
        output.WriteLine();
        var table = new TextTable("lrrrrr");
        table.Add(what, "count", "p50", "p99", "p99.9", "max");
        for (var stage = Stage.Parsed; stage <= Stage.Sent; stage++)
        {
            if (figures.Of(stage) is { } histogram) Row(table, $"to {Of(stage)}", histogram);
        }

        Row(table, "first to last", figures.Total);
        table.Write(output);
    }

    private static void Row(TextTable table, string name, LatencyHistogram histogram) => table.Add(
        name, histogram.Count.ToString("N0", CultureInfo.InvariantCulture), Time(histogram.PercentileNs(50)), Time(histogram.PercentileNs(99)),
        Time(histogram.PercentileNs(99.9)), Time(histogram.MaxNs));

    private static string Time(long ns) => UtcText.Length(ns);
}
