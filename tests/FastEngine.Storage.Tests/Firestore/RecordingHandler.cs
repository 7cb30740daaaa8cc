using System.Collections.Concurrent;
using FastEngine.Storage.Firestore;

namespace FastEngine.Storage.Tests.Firestore;

/// <summary>Keeps the changes that are offered; refuses those that a rule refuses.</summary>
public sealed class RecordingHandler : IRemoteConfigHandler
{
    private readonly ConcurrentQueue<RemoteConfigChange> _changes = [];
    private readonly ConcurrentQueue<(RemoteConfigAlert Alert, string Text)> _alerts = [];

    public Func<RemoteConfigChange, ConfigVerdict> Rule { get; set; } = _ => ConfigVerdict.Accepted;

    public IReadOnlyList<RemoteConfigChange> Changes => [.. _changes];

    public IReadOnlyList<(RemoteConfigAlert Alert, string Text)> Alerts => [.. _alerts];

    /// <summary>Collection, id and one field, or that it is gone.</summary>
    public IReadOnlyList<string> Texts(string field) =>
        [.. Changes.Select(change => change.Fields is { } fields ? $"{change.Collection}/{change.DocumentId} {fields[field]}" : $"{change.Collection}/{change.DocumentId} gone")];

    public ConfigVerdict Apply(RemoteConfigChange change)
    {
        _changes.Enqueue(change);
        return Rule(change);
    }

    public void Alert(RemoteConfigAlert alert, string text) => _alerts.Enqueue((alert, text));
}
