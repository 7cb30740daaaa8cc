namespace FastEngine.Storage.Outbox;

/// <summary>Hears what becomes of an outbox's entries. Called on the pump's task: return soon.</summary>
public interface IOutboxObserver
{
    /// <summary>The destination has acknowledged these. Comes at least once for each: a kill just after it brings it again.</summary>
    void Confirmed(IReadOnlyList<OutboxItem> items);

    void Alert(OutboxAlert alert, string text);
}
