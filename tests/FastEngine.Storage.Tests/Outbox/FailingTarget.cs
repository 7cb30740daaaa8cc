using FastEngine.Storage.Outbox;

namespace FastEngine.Storage.Tests.Outbox;

/// <summary>A destination that fails as a list of numbers says, before or after applying.</summary>
internal sealed class FailingTarget(IReadOnlyList<int> faults) : IOutboxTarget
{
    private readonly Lock _gate = new();
    private int _sends;

    public string Name => "the double";

    public Dictionary<string, string> Documents { get; } = [];

    /// <summary>Sequences applied, by key, in their order.</summary>
    public Dictionary<string, List<long>> Applied { get; } = [];

    public int Sends => Volatile.Read(ref _sends);

    public Task SendAsync(IReadOnlyList<OutboxItem> items, CancellationToken stop)
    {
        lock (_gate)
        {
            var fault = _sends < faults.Count ? faults[_sends] : 0;
            _sends++;
            Assert.Equal(items.Count, items.Select(item => item.Key).Distinct().Count());
            if (fault == 1) throw new SendException(SendFailure.Transient, "before");
            if (fault == 2) throw new SendException(SendFailure.Unclear, "before");
            if (fault == 3) throw new SendException(SendFailure.TooMuch, "before");
            foreach (var item in items)
            {
                OutboxTape.Apply(Documents, item.Operation, item.Key, item.Payload.Span);
                if (!Applied.TryGetValue(item.Key, out var sequences)) Applied[item.Key] = sequences = [];
                sequences.Add(item.Sequence);
            }

            if (fault == 4) throw new SendException(SendFailure.Transient, "after");
            if (fault == 5) throw new InvalidOperationException("after");
        }

        return Task.CompletedTask;
    }
}
