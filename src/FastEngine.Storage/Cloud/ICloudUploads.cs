namespace FastEngine.Storage.Cloud;

/// <summary>Uploads of files to a bucket, on or off.</summary>
public interface ICloudUploads : IAsyncDisposable
{
    bool IsOn { get; }

    CloudStatus Status { get; }

    /// <summary>Copies a finished file and brings it to the bucket, at least once, after restarts too. Any slow thread; it reads the file.</summary>
    /// <param name="name">Of the object within its kind, the same for the same content each time: <c>2026-11-20/run-42.html</c>.</param>
    /// <param name="path">Of the file, which may change or go once this returns.</param>
    UploadOffer Offer(UploadKind kind, string name, string path);

    void Start();

    /// <summary>Waits until nothing is left to send.</summary>
    /// <returns>False when something was left at the end of the time.</returns>
    Task<bool> DrainAsync(TimeSpan limit, CancellationToken stop = default);
}
