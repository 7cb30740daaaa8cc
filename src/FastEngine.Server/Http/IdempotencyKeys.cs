using FastEngine.Server.Auditing;

namespace FastEngine.Server.Http;

/// <summary>Answers that were given for idempotency keys, of this engine and those before it: what was asked once is done once.</summary>
internal sealed class IdempotencyKeys
{
    public const string Header = "Idempotency-Key";
    public const int MostChars = 64;
    private const int Capacity = 4_096;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Actor, string Key), KeptAnswer> _kept = [];
    private readonly LinkedList<(string Actor, string Key)> _oldest = new();

    /// <summary>Takes over what the audit log tells.</summary>
    public void Restore(AuditEntry entry)
    {
        if (entry.Key is null) return;
        lock (_gate)
        {
            // One that lowered risk while the log could not be written has an entry alone, with both what was asked and the answer.
            if (entry.Of is null) Keep((entry.Actor, entry.Key), Of(entry.Action, entry.Request));
            if (entry.Status is { } status) Answer((entry.Actor, entry.Key), status, entry.Answer ?? "");
        }
    }

    /// <summary>Begins a request, or tells the answer that it had.</summary>
    /// <returns>Null for a request that is new.</returns>
    /// <exception cref="ProblemException">The key is another request's, or nobody knows what came of that one.</exception>
    public (int Status, string Body)? Begin(string actor, string key, string action, string body)
    {
        var request = Of(action, body);
        lock (_gate)
        {
            if (!_kept.TryGetValue((actor, key), out var kept))
            {
                Keep((actor, key), request);
                return null;
            }

            if (kept.Request != request) throw new ProblemException(422, "this key was used for another request", Header);
            return kept.Answer ?? throw new ProblemException(409, "the request with this key has no answer that holds, and may have been carried out: look at the engine's state, and ask with another key", Header);
        }
    }

    /// <summary>Ends a request. What was done, or never will be, is its answer from now on; one that was not carried out may be asked again.</summary>
    public void End(string actor, string key, int status, string body)
    {
        lock (_gate) Answer((actor, key), status, body);
    }

    private void Answer((string Actor, string Key) name, int status, string body)
    {
        if (!_kept.TryGetValue(name, out var kept)) return;
        switch (status)
        {
            // It broke off, nobody knows where: the key stays without an answer.
            case 500:
                break;
            case 408 or 409 or 429 or > 500:
                _kept.Remove(name);
                _oldest.Remove(kept.Place);
                break;
            default:
                kept.Answer = (status, body);
                break;
        }
    }

    private void Keep((string Actor, string Key) name, string request)
    {
        if (_kept.TryGetValue(name, out var before)) _oldest.Remove(before.Place);
        _kept[name] = new KeptAnswer(request, _oldest.AddLast(name));
        if (_kept.Count <= Capacity) return;
        _kept.Remove(_oldest.First!.Value);
        _oldest.RemoveFirst();
    }

    private static string Of(string action, string? body) => $"{action}\n{body}";

    private sealed class KeptAnswer(string request, LinkedListNode<(string Actor, string Key)> place)
    {
        public string Request { get; } = request;

        public LinkedListNode<(string Actor, string Key)> Place { get; } = place;

        /// <summary>Null while it is carried out, and when nobody knows whether it was.</summary>
        public (int Status, string Body)? Answer { get; set; }
    }
}
