using FastEngine.Server.Metrics;
using static FastEngine.Host.Serving.ServedFigures;

namespace FastEngine.Host.Service;

/// <summary>Figures of an engine with a data directory: journal, databases, what was lost on the way there.</summary>
internal static class ServiceFigures
{
    public static IEnumerable<Measurement> Of(EngineService service, ServiceControl control)
    {
        var writer = service.Journal.Writer;
        yield return Counter("journal.records", "{record}", "Records that were handed to the journal.", writer.Appended);
        yield return Gauge("journal.behind", "{record}", "Records that are not in the page cache yet.", writer.Appended - writer.Written);
        yield return Gauge("journal.faulty", "1", "Whether it cannot be written.", writer.Fault is null ? 0 : 1);
        foreach (var (kind, dropped) in control.Dropped()) yield return Counter("telemetry.dropped", "{event}", "Lost on the way to the slow side.", dropped, ("kind", kind));
        if (service.Store?.Status is not { } store) yield break;
        yield return Counter("storage.rows", "{row}", "Rows that the databases have.", store.RowsWritten);
        yield return Gauge("storage.pending", "{row}", "Rows that wait to be written.", store.Pending);
        yield return Counter("storage.dropped", "{row}", "Rows that found no room.", store.RowsDropped);
        yield return Counter("storage.failures", "{failure}", "Batches that could not be written at once.", store.Failures);
    }
}
