namespace FastEngine.Storage.Firestore;

/// <summary>What a person should hear of the followed collections.</summary>
public enum RemoteConfigAlert
{
    /// <summary>A collection cannot be followed now; what was last taken stays in force.</summary>
    Lost,

    /// <summary>It is followed again, and what changed in between has been told.</summary>
    Back,

    /// <summary>The host refused a change.</summary>
    Refused,
}
