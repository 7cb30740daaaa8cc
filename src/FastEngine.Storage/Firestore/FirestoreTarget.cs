using FastEngine.Storage.Firestore.Protocol;
using FastEngine.Storage.Outbox;
using Google.Protobuf;

namespace FastEngine.Storage.Firestore;

/// <summary>Sends the outbox's entries as one commit: destination and key are collection and document id, the payload a document's fields.</summary>
internal sealed class FirestoreTarget(FirestoreClient client) : IOutboxTarget
{
    public string Name => client.Name;

    public Task SendAsync(IReadOnlyList<OutboxItem> items, CancellationToken stop) => client.CommitAsync(items.Select(Write), stop);

    private Write Write(OutboxItem item)
    {
        var name = client.DocumentName(item.Destination, item.Key);
        if (item.Operation == OutboxOperation.Delete) return new Write { Delete = name };
        try
        {
            var document = Document.Parser.ParseFrom(item.Payload.Span);
            document.Name = name;
            return new Write { Update = document };
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new FirestoreException(GrpcCode.InvalidArgument, $"the payload of {item.Destination}/{item.Key} is not a document: {e.Message}");
        }
    }
}
