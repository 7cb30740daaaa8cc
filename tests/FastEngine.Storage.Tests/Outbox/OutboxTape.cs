using System.Text;
using FastEngine.Storage.Outbox;

namespace FastEngine.Storage.Tests.Outbox;

/// <summary>A short journal whose records become documents: states, deletions, several at once, none.</summary>
internal static class OutboxTape
{
    public const int Records = 40;

    public static OutboxEntry[] EntriesOf(long position) => (position % 5) switch
    {
        0 => [],
        1 => [Put($"k{position % 7}", position)],
        2 => [Put($"k{position % 3}", position), OutboxEntry.Delete("d", $"k{(position + 1) % 7}")],
        3 => [OutboxEntry.Delete("d", $"k{position % 4}")],
        _ => [Put($"trade{position}", position), OutboxEntry.Delete("d", $"k{position % 5}"), Put("account", position)],
    };

    /// <summary>What the destination must hold in the end.</summary>
    public static Dictionary<string, string> Final()
    {
        var documents = new Dictionary<string, string>();
        for (var position = 1L; position <= Records; position++)
            foreach (var entry in EntriesOf(position)) Apply(documents, entry.Operation, entry.Key, entry.Payload.Span);
        return documents;
    }

    public static void Apply(Dictionary<string, string> documents, OutboxOperation operation, string key, ReadOnlySpan<byte> payload)
    {
        if (operation == OutboxOperation.Delete) documents.Remove(key);
        else documents[key] = Encoding.UTF8.GetString(payload);
    }

    /// <summary>Offers the journal from where the outbox stands.</summary>
    public static void Offer(DurableOutbox outbox, long until = Records)
    {
        for (var position = outbox.LastJournalPosition + 1; position <= until; position++)
            Assert.Equal(EnqueueResult.Taken, outbox.Enqueue(position, EntriesOf(position)));
    }

    private static OutboxEntry Put(string key, long position) => OutboxEntry.Put("d", key, Encoding.UTF8.GetBytes($"state of {position}"));
}
