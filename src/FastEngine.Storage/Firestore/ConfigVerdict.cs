namespace FastEngine.Storage.Firestore;

/// <summary>What the host says to a remote change.</summary>
/// <param name="Refusal">What is wrong with it; null when it was taken.</param>
public readonly record struct ConfigVerdict(string? Refusal)
{
    public static ConfigVerdict Accepted => default;

    public static ConfigVerdict Refused(string text) => new(text);
}
