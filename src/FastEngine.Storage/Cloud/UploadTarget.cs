using FastEngine.Storage.Outbox;

namespace FastEngine.Storage.Cloud;

/// <summary>Sends the outbox's entries: destination and key are bucket and object name.</summary>
internal sealed class UploadTarget(string name, UploadSpool spool, ResumableUpload upload, Action sweep) : IOutboxTarget
{
    public string Name => name;

    public async Task SendAsync(IReadOnlyList<OutboxItem> items, CancellationToken stop)
    {
        sweep();
        foreach (var item in items)
        {
            var ticket = spool.Find(item.Destination, item.Key)
                ?? throw new SendException(SendFailure.Entry, "its copy is gone: the disk lost it.");
            await upload.RunAsync(ticket, stop).ConfigureAwait(false);
        }
    }
}
