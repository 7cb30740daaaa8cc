using FastEngine.Rings;

namespace FastEngine.Engine;

/// <summary>The cold side of the shards: hands their results to the handler.</summary>
public sealed class ShardOutputAgent(string name, IReadOnlyList<RingConsumer<ShardOutput>> outputs, IShardOutputHandler handler) : IAgent
{
    private const int Batch = 1024;

    public string Name { get; } = name;

    public int DoWork()
    {
        var work = 0;
        for (var i = 0; i < outputs.Count; i++) work += Drain(outputs[i]);
        return work;
    }

    private int Drain(RingConsumer<ShardOutput> output)
    {
        var available = output.Available(Batch);
        if (available <= 0) return 0;
        var first = output.Next;
        for (var sequence = first; sequence < first + available; sequence++)
        {
            ref readonly var result = ref output[sequence];
            switch (result.Kind)
            {
                case ShardOutputKind.OrderFlow:
                    handler.OnOrderFlow(in result.OrderFlow);
                    break;
                case ShardOutputKind.Candle:
                    handler.OnCandleClosed(in result.Candle);
                    break;
                case ShardOutputKind.Decision:
                    handler.OnDecision(in result.Decision);
                    break;
                case ShardOutputKind.Signal:
                    handler.OnSignal(in result.Signal);
                    break;
                case ShardOutputKind.Profile:
                    handler.OnProfile(in result.Profile);
                    break;
                case ShardOutputKind.Zone:
                    handler.OnZone(in result.Zone);
                    break;
                case ShardOutputKind.Gap:
                    handler.OnGap(in result.Gap);
                    break;
            }
        }

        output.Release(first + available - 1);
        return available;
    }
}
