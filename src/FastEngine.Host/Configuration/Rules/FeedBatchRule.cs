namespace FastEngine.Host.Configuration;

/// <summary>A batch is claimed as a whole, so it fits into a ring.</summary>
public sealed class FeedBatchRule : IConfigRule
{
    public IReadOnlyList<Knob> Knobs { get; } = [Configuration.Knobs.Engine.FeedBatch, Configuration.Knobs.Engine.RingSize];

    public string? Check(ResolvedConfig config)
    {
        var batch = config.Get(Configuration.Knobs.Engine.FeedBatch);
        var slots = config.Get(Configuration.Knobs.Engine.RingSize);
        return batch <= slots ? null : $"engine.feed_batch ({batch}) is more than engine.ring_size ({slots})";
    }
}
