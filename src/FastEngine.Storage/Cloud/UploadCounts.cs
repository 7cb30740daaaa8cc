namespace FastEngine.Storage.Cloud;

/// <summary>What the uploading task counts; any thread reads.</summary>
internal sealed class UploadCounts
{
    public long Uploaded;
    public long AlreadyThere;
    public long BytesPersisted;
    public long SessionsStarted;
    public long SessionsResumed;
    public long SessionsLost;
    public long Retries;
    public long Mismatches;
}
