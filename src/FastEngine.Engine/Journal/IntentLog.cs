namespace FastEngine.Engine.Journal;

/// <summary>Numbers of the journal's records of orders and cancellations, which leave in the order of these records. For one thread.</summary>
internal sealed class IntentLog
{
    private const int Capacity = 1_024;

    private readonly EventQueue<(long Order, bool IsSubmit, long Number)> _intents = new(Capacity);

    /// <summary>Orders up to this one are in the journal of the engine before this one.</summary>
    public long RecordedBefore { get; set; }

    public void Add(long order, bool isSubmit, long number) => _intents.Add() = (order, isSubmit, number);

    /// <summary>Number of the record of what leaves next; -1 while the journal does not have it, 0 when it had it before this engine.</summary>
    public long NumberOf(long order, bool isSubmit)
    {
        if (isSubmit && order <= RecordedBefore) return 0;

        // What left without its record, because the journal could not be written then, is passed over.
        while (!_intents.IsEmpty)
        {
            var first = _intents.First;
            if (first.Order == order && first.IsSubmit == isSubmit) return first.Number;
            if (first.IsSubmit && isSubmit && first.Order > order) return -1;
            _intents.RemoveFirst();
        }

        return -1;
    }
}
