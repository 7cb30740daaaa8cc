namespace FastEngine.Rings.Tests;

/// <summary>Counts events, and those that are out of order, torn, or ahead of the consumers that this one stands behind.</summary>
internal struct CheckingHandler(Sequence[] behind) : IEventHandler<Payload>
{
    public long Seen;
    public long Wrong;

    public void OnEvent(ref readonly Payload evt, long sequence, bool endOfBatch)
    {
        if (!evt.IsWhole || evt.Number != Seen || sequence != Seen) Wrong++;
        foreach (var other in behind)
        {
            if (other.Value < sequence) Wrong++;
        }

        Seen++;
    }
}
