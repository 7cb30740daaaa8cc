namespace FastEngine.Rings;

/// <summary>A consumer stopped in front of an event because its handler threw and its exception policy said halt.</summary>
public sealed class ConsumerHaltedException : Exception
{
    public ConsumerHaltedException()
    {
    }

    public ConsumerHaltedException(string message)
        : base(message)
    {
    }

    public ConsumerHaltedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ConsumerHaltedException(string consumer, long sequence, Exception innerException)
        : base($"{consumer} halted in front of event {sequence}: {innerException?.Message}", innerException) => Sequence = sequence;

    /// <summary>The event that was not handled; -1 when unknown.</summary>
    public long Sequence { get; } = Rings.Sequence.Initial;
}
