namespace FastEngine.Storage.Firestore;

/// <summary>What the followed collections hold at the start.</summary>
/// <param name="IsOnline">False when they could not be read in time: local files win.</param>
/// <param name="Text">What to tell.</param>
/// <param name="Documents">All of them, or none when not online.</param>
public sealed record RemoteConfig(bool IsOnline, string Text, IReadOnlyList<RemoteConfigChange> Documents);
