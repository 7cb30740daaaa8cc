namespace FastEngine.Storage.Outbox;

/// <summary>The newest state of what one key names, to be taken by the outbox.</summary>
/// <param name="Destination">Where at the service: a collection, a bucket.</param>
/// <param name="Key">What there: a document id, an object's name. Sending the same key twice must have the effect of sending it once.</param>
public readonly record struct OutboxEntry(string Destination, string Key, OutboxOperation Operation, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Longest destination or key, UTF-8 bytes.</summary>
    public const int MaxNameBytes = 1500;

    public static OutboxEntry Put(string destination, string key, ReadOnlyMemory<byte> payload) => new(destination, key, OutboxOperation.Put, payload);

    public static OutboxEntry PutFile(string destination, string key, string path) =>
        new(destination, key, OutboxOperation.PutFile, System.Text.Encoding.UTF8.GetBytes(path));

    public static OutboxEntry Delete(string destination, string key) => new(destination, key, OutboxOperation.Delete, default);
}
