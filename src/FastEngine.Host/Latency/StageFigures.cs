using FastEngine.Engine.Latency;
using FastEngine.Rings;

namespace FastEngine.Host.Latency;

/// <summary>How long the stages of one kind of record took, and the whole way.</summary>
internal sealed class StageFigures
{
    private readonly LatencyHistogram?[] _stages = new LatencyHistogram?[Stages.Count];

    public LatencyHistogram Total { get; } = new();

    /// <summary>Null when no record had it.</summary>
    public LatencyHistogram? Of(Stage stage) => _stages[(int)stage];

    public void Add(in LatencyRecord record)
    {
        for (var stage = Stage.Parsed; stage <= Stage.Sent; stage++)
        {
            if (Stages.TryLength(in record, stage, out var ns)) (_stages[(int)stage] ??= new LatencyHistogram()).Record(ns);
        }

        Total.Record(Stages.TotalNs(in record));
    }
}
