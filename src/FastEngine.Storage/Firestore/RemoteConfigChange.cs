namespace FastEngine.Storage.Firestore;

/// <summary>A document of a followed collection as it stands now, or that it is gone.</summary>
/// <param name="Fields">
/// Null when it is gone. Values are null, bool, long, double, string, byte[], <see cref="DateTimeOffset"/>, a list or a dictionary of such values;
/// a reference is its path, a place has the fields latitude and longitude.
/// </param>
public sealed record RemoteConfigChange(string Collection, string DocumentId, IReadOnlyDictionary<string, object?>? Fields)
{
    public bool IsRemoved => Fields is null;
}
