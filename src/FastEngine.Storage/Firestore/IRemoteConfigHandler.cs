namespace FastEngine.Storage.Firestore;

/// <summary>The host's side of the followed collections: it validates changes into journalled config events. One call at a time, on a slow thread.</summary>
public interface IRemoteConfigHandler
{
    /// <summary>A refused change is not offered again until its document changes, or the engine restarts.</summary>
    ConfigVerdict Apply(RemoteConfigChange change);

    void Alert(RemoteConfigAlert alert, string text);
}
