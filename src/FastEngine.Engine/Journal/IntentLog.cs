namespace FastEngine.Engine.Journal;

/// <summary>Numbers of the journal's records of orders and cancellations, in the order in which they leave. For one thread.</summary>
internal sealed class IntentLog
{
    private const int Capacity = 1_024;

    private readonly EventQueue<long> _numbers = new(Capacity);
    private long _skipped;

    /// <summary>Number of the record of what leaves next, 0 when the journal does not have it yet.</summary>
    public long First => _numbers.IsEmpty ? 0 : _numbers.First;

    public void RemoveFirst() => _numbers.RemoveFirst();

    /// <summary>What leaves next does not wait for its record.</summary>
    public void SkipFirst()
    {
        if (_numbers.IsEmpty) _skipped++;
        else _numbers.RemoveFirst();
    }

    public void Add(long number)
    {
        if (_skipped > 0) _skipped--;
        else _numbers.Add() = number;
    }
}
