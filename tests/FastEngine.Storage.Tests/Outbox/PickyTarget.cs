using FastEngine.Storage.Outbox;

namespace FastEngine.Storage.Tests.Outbox;

/// <summary>A destination that refuses a send when it refuses one of its entries.</summary>
internal sealed class PickyTarget(Func<OutboxItem, SendFailure?> verdict) : IOutboxTarget
{
    public string Name => "the double";

    public Task SendAsync(IReadOnlyList<OutboxItem> items, CancellationToken stop)
    {
        foreach (var item in items)
            if (verdict(item) is { } failure) throw new SendException(failure, $"{item.Key} is not wanted.");
        return Task.CompletedTask;
    }
}
