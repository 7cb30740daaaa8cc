namespace FastEngine.Storage.Outbox;

/// <summary>Where an outbox sends.</summary>
public interface IOutboxTarget
{
    /// <summary>Its name in alerts.</summary>
    string Name { get; }

    /// <summary>Completes when the destination has acknowledged all of them. No key occurs twice.</summary>
    /// <exception cref="SendException">They did not all arrive, or nobody knows.</exception>
    Task SendAsync(IReadOnlyList<OutboxItem> items, CancellationToken stop);
}
