namespace FastEngine.Storage.Cloud;

/// <summary>No bucket: files stay where they are.</summary>
public sealed class CloudOff : ICloudUploads
{
    public bool IsOn => false;

    public CloudStatus Status => CloudStatus.Off;

    public UploadOffer Offer(UploadKind kind, string name, string path) => UploadOffer.Off;

    public void Start()
    {
    }

    public Task<bool> DrainAsync(TimeSpan limit, CancellationToken stop = default) => Task.FromResult(true);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
