using FastEngine.Storage.Firestore.Protocol;
using Google.Protobuf;

namespace FastEngine.Storage.Firestore;

/// <summary>Puts a listen stream's answers together to whole snapshots of a collection: only those are told.</summary>
internal sealed class CollectionSnapshot
{
    private Dictionary<string, Document> _staged = [];
    private ByteString _stagedToken = ByteString.Empty;
    private bool _isCurrent;

    /// <summary>By document id, as last told.</summary>
    public IReadOnlyDictionary<string, Document> Known { get; private set; } = new Dictionary<string, Document>();

    /// <summary>Where a new stream may go on from <see cref="Known"/>; empty when it must begin with everything.</summary>
    public ByteString ResumeToken { get; private set; } = ByteString.Empty;

    public void Seed(IEnumerable<Document> documents) => Known = documents.ToDictionary(document => RemoteFields.IdOf(document.Name), StringComparer.Ordinal);

    /// <summary>A new stream begins.</summary>
    public void Begin()
    {
        _isCurrent = false;
        _stagedToken = ByteString.Empty;
        _staged = ResumeToken.IsEmpty ? [] : new Dictionary<string, Document>(Known);
    }

    /// <summary>What is known may not be what the server has: the next stream begins with everything.</summary>
    public void ForgetToken() => ResumeToken = ByteString.Empty;

    /// <returns>True when a snapshot is whole: <see cref="Take"/> it.</returns>
    /// <exception cref="FirestoreException">The server ended the target, or counts other documents than these.</exception>
    public bool Add(ListenResponse response)
    {
        switch (response.ResponseTypeCase)
        {
            case ListenResponse.ResponseTypeOneofCase.DocumentChange when response.DocumentChange.Document is { } document:
                if (response.DocumentChange.RemovedTargetIds.Count > 0) _staged.Remove(RemoteFields.IdOf(document.Name));
                else _staged[RemoteFields.IdOf(document.Name)] = document;
                return false;
            case ListenResponse.ResponseTypeOneofCase.DocumentDelete:
                _staged.Remove(RemoteFields.IdOf(response.DocumentDelete.Document));
                return false;
            case ListenResponse.ResponseTypeOneofCase.DocumentRemove:
                _staged.Remove(RemoteFields.IdOf(response.DocumentRemove.Document));
                return false;
            case ListenResponse.ResponseTypeOneofCase.Filter when response.Filter.Count != _staged.Count:
                throw Lost(GrpcCode.Unavailable, $"the server counts {response.Filter.Count} documents, {_staged.Count} are known here; all are read again.");
            case ListenResponse.ResponseTypeOneofCase.TargetChange:
                return Add(response.TargetChange);
            default:
                return false;
        }
    }

    /// <summary>What differs from what was told before.</summary>
    public IReadOnlyList<(string Id, Document? Document)> Take()
    {
        var changes = new List<(string Id, Document? Document)>();
        foreach (var (id, document) in _staged)
            if (!Known.TryGetValue(id, out var known) || !known.Fields.Equals(document.Fields)) changes.Add((id, document));
        foreach (var id in Known.Keys)
            if (!_staged.ContainsKey(id)) changes.Add((id, null));
        Known = new Dictionary<string, Document>(_staged);
        ResumeToken = _stagedToken;
        return changes;
    }

    private bool Add(TargetChange change)
    {
        if (!change.ResumeToken.IsEmpty) _stagedToken = change.ResumeToken;
        switch (change.Type)
        {
            case TargetChange.Types.Type.Reset:
                _staged.Clear();
                _stagedToken = ByteString.Empty;
                _isCurrent = false;
                return false;
            case TargetChange.Types.Type.Remove:
                throw Lost(change.Cause is { } cause ? (GrpcCode)cause.Code : GrpcCode.Unavailable, change.Cause?.Message ?? "the server ended the target.");
            case TargetChange.Types.Type.Current:
                _isCurrent = true;
                return false;
            default:
                // No target named and a time: what came before belongs to one moment.
                return change.Type == TargetChange.Types.Type.NoChange && _isCurrent && change.TargetIds.Count == 0 && change.ReadTime is not null;
        }
    }

    private FirestoreException Lost(GrpcCode code, string text)
    {
        ForgetToken();
        return new FirestoreException(code, text);
    }
}
