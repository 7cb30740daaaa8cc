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
    private readonly Queue<(string Actor, string Key)> _oldest = new();

    /// <summary>Takes over what the audit log tells.</summary>
    public void Restore(AuditEntry entry)
    {
        if (entry.Key is null) return;
        lock (_gate)
        {
            if (entry.Of is null) Keep((entry.Actor, entry.Key), new KeptAnswer(Of(entry.Action, entry.Request), null));
            else if (_kept.TryGetValue((entry.Actor, entry.Key), out var asked)) asked.Answer = (entry.Status ?? 0, entry.Answer ?? "");
        }
    }

    /// <summary>Begins a request, or tells the answer that it had.</summary>
    /// <returns>Null for a request that is new.</returns>
    /// <exception cref="ProblemException">The key is another request's, or that one is not answered.</exception>
    public (int Status, string Body)? Begin(string actor, string key, string action, string body)
    {
        var request = Of(action, body);
        lock (_gate)
        {
            if (!_kept.TryGetValue((actor, key), out var kept))
            {
                Keep((actor, key), new KeptAnswer(request, null));
                return null;
            }

            if (kept.Request != request) throw new ProblemException(422, "this key was used for another request", Header);
            return kept.Answer ?? throw new ProblemException(409, "the request with this key is not answered: it may have been carried out; look at the engine's state", Header);
        }
    }

    public void End(string actor, string key, int status, string body)
    {
        lock (_gate)
        {
            if (_kept.TryGetValue((actor, key), out var kept)) kept.Answer = (status, body);
        }
    }

    private void Keep((string Actor, string Key) name, KeptAnswer answer)
    {
        if (_kept.TryAdd(name, answer)) _oldest.Enqueue(name);
        else _kept[name] = answer;
        if (_oldest.Count > Capacity) _kept.Remove(_oldest.Dequeue());
    }

    private static string Of(string action, string? body) => $"{action}\n{body}";

    private sealed class KeptAnswer(string request, (int Status, string Body)? answer)
    {
        public string Request { get; } = request;

        public (int Status, string Body)? Answer { get; set; } = answer;
    }
}
