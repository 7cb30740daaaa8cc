namespace FastEngine.Storage.Cloud;

/// <summary>A file on its way, as it is kept beside its copy: what it is, and where its upload stands.</summary>
internal sealed record UploadTicket
{
    public required string Bucket { get; init; }

    public required string Name { get; init; }

    public required string ContentType { get; init; }

    public required long Size { get; init; }

    public required string Crc32C { get; init; }

    public required string Md5 { get; init; }

    /// <summary>Address of the upload's session, which whoever knows it can write to; null before the start. No text, error or log has it.</summary>
    public Uri? Session { get; init; }

    public ContentHash Hash => new(Size, Crc32C, Md5);

    public override string ToString() => $"{Bucket}/{Name}";
}
