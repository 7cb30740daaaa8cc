namespace FastEngine.Storage.Outbox;

/// <summary>The newest unconfirmed state of each key, in the order in which they were taken.</summary>
internal sealed class PendingStates
{
    private readonly Dictionary<(string Destination, string Key), OutboxSlot> _byKey = [];
    private readonly SortedDictionary<long, OutboxSlot> _bySequence = [];

    public int Count => _byKey.Count;

    /// <summary>Bytes that a compaction would carry over.</summary>
    public long CarriedBytes { get; private set; }

    /// <summary>Oldest first.</summary>
    public IEnumerable<OutboxSlot> InOrder => _bySequence.Values;

    public OutboxSlot? Find(string destination, string key) => _byKey.GetValueOrDefault((destination, key));

    /// <summary>A newer state takes the place of the key's last one, at the end of the order: when it is sent, everything taken before it was.</summary>
    public OutboxSlot Replace(string destination, string key, long sequence, long carriedBytes)
    {
        if (_byKey.TryGetValue((destination, key), out var slot)) Unlink(slot);
        else _byKey[(destination, key)] = slot = new OutboxSlot { Destination = destination, Key = key };
        slot.Sequence = sequence;
        slot.CarriedBytes = carriedBytes;
        slot.Refusal = null;
        _bySequence[sequence] = slot;
        CarriedBytes += carriedBytes;
        return slot;
    }

    /// <summary>The state is confirmed. A newer state of the key stays.</summary>
    public void Confirm(long sequence)
    {
        if (!_bySequence.TryGetValue(sequence, out var slot)) return;
        Unlink(slot);
        _byKey.Remove((slot.Destination, slot.Key));
    }

    private void Unlink(OutboxSlot slot)
    {
        _bySequence.Remove(slot.Sequence);
        CarriedBytes -= slot.CarriedBytes;
    }
}
