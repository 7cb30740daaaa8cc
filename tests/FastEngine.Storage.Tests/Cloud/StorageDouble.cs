using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace FastEngine.Storage.Tests.Cloud;

/// <summary>The documented protocol of resumable uploads over plain sockets, with a list of what goes wrong, request by request.</summary>
internal sealed class StorageDouble : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly IReadOnlyList<(StorageFault Fault, int Amount)> _faults;
    private readonly Dictionary<string, Session> _sessions = [];
    private readonly Task _accepting;
    private int _requests;
    private int _generation;

    public StorageDouble(IReadOnlyList<(StorageFault Fault, int Amount)>? faults = null)
    {
        _faults = faults ?? [];
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Host => _listener.LocalEndpoint.ToString()!;

    public Dictionary<string, (byte[] Content, string Type, int Generation)> Objects { get; } = [];

    /// <summary>Objects made, by name, each time.</summary>
    public ConcurrentQueue<string> Created { get; } = [];

    /// <summary>What a client must not do.</summary>
    public ConcurrentQueue<string> Violations { get; } = [];

    public ConcurrentQueue<string> Log { get; } = [];

    public ConcurrentQueue<string?> Tokens { get; } = [];

    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Before each request is looked at, with its number; false ends the connection.</summary>
    public Func<int, bool> OnRequest { get; set; } = _ => true;

    /// <summary>The only token that is taken; null for any or none.</summary>
    public string? Token { get; set; }

    /// <summary>Instead of the protocol's answer, when it gives one.</summary>
    public Func<string, (int Code, string Body)?> Answer { get; set; } = _ => null;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true) connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        await Task.Yield();
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                while (await ReadHeadAsync(stream) is { } head && await AnswerAsync(stream, head))
                {
                }
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SocketException)
            {
                // The client went away, or the test is over.
            }
        }
    }

    private async Task<string?> ReadHeadAsync(NetworkStream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (head.Count < 4 || head[^1] != '\n' || head[^3] != '\n')
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0) return null;
            head.Add(one[0]);
        }

        return Encoding.ASCII.GetString([.. head]);
    }

    private async Task<bool> AnswerAsync(NetworkStream stream, string head)
    {
        var number = Interlocked.Increment(ref _requests) - 1;
        if (!OnRequest(number)) return false;
        var (fault, amount) = number < _faults.Count ? _faults[number] : default;
        var lines = head.Split("\r\n");
        Log.Enqueue($"{fault} {lines[0].Split('?')[0]} {Header(lines, "Content-Range")}");
        var length = int.Parse(Header(lines, "Content-Length") ?? "0", CultureInfo.InvariantCulture);
        var body = new byte[fault == StorageFault.CutRequest ? amount % (length + 1) : length];
        await stream.ReadExactlyAsync(body, _stop.Token);
        string answer;
        lock (_gate) answer = Apply(lines, body, fault, amount);
        if (fault == StorageFault.CutRequest) return false;
        var bytes = Encoding.UTF8.GetBytes(answer);
        await stream.WriteAsync(fault == StorageFault.CutAnswer ? bytes.AsMemory(0, amount % bytes.Length) : bytes, _stop.Token);
        return fault != StorageFault.CutAnswer;
    }

    private string Apply(string[] lines, byte[] body, StorageFault fault, int amount)
    {
        if (Answer(lines[0]) is { } instead) return Reply(instead.Code, instead.Body);
        var isSession = lines[0].StartsWith("PUT ", StringComparison.Ordinal);
        var token = Header(lines, "Authorization");
        if (!isSession) Tokens.Enqueue(token);
        if (isSession && token is not null) Violations.Enqueue("a token was sent to a session");
        if (!isSession && Token is not null && token != "Bearer " + Token) return Reply(401, Error("authError", "Invalid Credentials"));
        if (fault == StorageFault.Unavailable) return Reply(503, Error("backendError", "Backend Error"));
        if (fault == StorageFault.TooMany) return Reply(429, Error("rateLimitExceeded", "slow down"), "Retry-After: 0\r\n");
        var target = lines[0].Split(' ')[1];
        var answer = isSession ? Put(Query(target, "upload_id")!, Header(lines, "Content-Range")!, body, fault, amount)
            : lines[0].StartsWith("POST ", StringComparison.Ordinal) ? fault == StorageFault.CutRequest ? "" : Start(target, lines, body)
            : Object(lines[0], Uri.UnescapeDataString(target.Split('?')[0].Split("/o/")[1]));
        return fault is StorageFault.DoneAndError or StorageFault.ShortAndError ? Reply(amount % 2 == 0 ? 500 : 502, "oops") : answer;
    }

    private string Start(string target, string[] lines, byte[] body)
    {
        var name = Query(target, "name")!;
        if (Query(target, "ifGenerationMatch") != "0") Violations.Enqueue($"{name}: an upload that may replace an object");
        if (Objects.ContainsKey(name)) return Reply(412, Error("conditionNotMet", "At least one of the pre-conditions you specified did not hold."));
        var metadata = JsonSerializer.Deserialize<JsonElement>(body);
        if (metadata.GetProperty("name").GetString() != name) Violations.Enqueue($"{name}: two names");
        var id = $"session-{_sessions.Count}";
        _sessions[id] = new Session
        {
            Name = name, Type = Header(lines, "X-Upload-Content-Type")!, Total = long.Parse(Header(lines, "X-Upload-Content-Length")!, CultureInfo.InvariantCulture),
            Crc = metadata.GetProperty("crc32c").GetString()!, Md5 = metadata.GetProperty("md5Hash").GetString()!,
        };
        return Reply(200, "", $"Location: http://{Host}{target.Split('?')[0]}?uploadType=resumable&upload_id={id}\r\n");
    }

    private string Put(string id, string range, byte[] body, StorageFault fault, int amount)
    {
        if (fault == StorageFault.SessionLost) _sessions.Remove(id);
        if (!_sessions.TryGetValue(id, out var session)) return Reply(amount % 2 == 0 ? 404 : 410, "");
        if (session.IsDone) return Reply(200, Describe(session.Name));
        if (fault == StorageFault.Forgetful) session.Stored.Clear();
        if (range.StartsWith("bytes */", StringComparison.Ordinal)) return session.Total == 0 ? Finish(session, fault) : Reply(308, "", Stored(session));
        var (first, last) = (long.Parse(range["bytes ".Length..].Split('-')[0], CultureInfo.InvariantCulture), long.Parse(range.Split('-')[1].Split('/')[0], CultureInfo.InvariantCulture));
        if ((last + 1 - first) % (256 << 10) != 0 && last + 1 != session.Total) Violations.Enqueue($"{range}: no multiple of 256 KiB");
        if (!range.EndsWith($"/{session.Total}", StringComparison.Ordinal)) Violations.Enqueue($"{range}: not the total of {session.Total}");
        if (first > session.Stored.Count)
        {
            if (fault != StorageFault.Forgetful) Violations.Enqueue($"{range}: only {session.Stored.Count} bytes are stored");
            return Reply(503, Error("backendError", "a gap"));
        }

        var kept = fault is StorageFault.ShortWrite or StorageFault.ShortAndError ? amount % (body.Length + 1) : body.Length;
        for (var i = session.Stored.Count - (int)first; i < kept; i++) session.Stored.Add(body[i]);
        return session.Stored.Count == session.Total ? Finish(session, fault) : Reply(308, "", Stored(session));
    }

    private string Finish(Session session, StorageFault fault)
    {
        if (Objects.ContainsKey(session.Name)) return Reply(412, Error("conditionNotMet", "another upload was first"));
        if (fault == StorageFault.Corrupt && session.Total > 0) session.Stored[0]++;
        byte[] content = [.. session.Stored];
        if (fault != StorageFault.Corrupt && (Crc(content) != session.Crc || Md5(content) != session.Md5)) return Reply(400, Error("invalid", "Provided MD5 hash doesn't match"));
        Objects[session.Name] = (content, session.Type, ++_generation);
        Created.Enqueue(session.Name);
        session.IsDone = true;
        return Reply(200, Describe(session.Name));
    }

    private string Object(string line, string name)
    {
        if (!Objects.TryGetValue(name, out var found)) return Reply(404, Error("notFound", $"No such object: {name}"));
        if (line.StartsWith("GET ", StringComparison.Ordinal)) return Reply(200, Describe(name));
        if (Query(line.Split(' ')[1], "ifGenerationMatch") != $"{found.Generation}") return Reply(412, Error("conditionNotMet", "another generation"));
        Objects.Remove(name);
        return Reply(204, "");
    }

    private string Describe(string name)
    {
        // After a deletion a finished session still answers.
        if (!Objects.TryGetValue(name, out var found)) return Error("notFound", name);
        return JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["kind"] = "storage#object", ["name"] = name, ["generation"] = $"{found.Generation}", ["size"] = $"{found.Content.Length}",
            ["md5Hash"] = Md5(found.Content), ["crc32c"] = Crc(found.Content),
        });
    }

    private static string Stored(Session session) => session.Stored.Count == 0 ? "" : $"Range: bytes=0-{session.Stored.Count - 1}\r\n";

    private static string Crc(byte[] content)
    {
        var crc = uint.MaxValue;
        foreach (var one in content) crc = BitOperations.Crc32C(crc, one);
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, ~crc);
        return Convert.ToBase64String(bytes);
    }

    private static string Md5(byte[] content)
    {
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        md5.AppendData(content);
        return Convert.ToBase64String(md5.GetHashAndReset());
    }

    private static string Error(string reason, string text) =>
        JsonSerializer.Serialize(new { error = new { code = 0, message = text, errors = new[] { new { message = text, domain = "global", reason } } } });

    private static string Reply(int code, string body, string headers = "") =>
        $"HTTP/1.1 {code} X\r\n{headers}Content-Length: {(code == 204 ? 0 : Encoding.UTF8.GetByteCount(body))}\r\n\r\n{body}";

    private static string? Header(string[] lines, string name) =>
        lines.FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();

    private static string? Query(string target, string name) =>
        target.Split('?')[^1].Split('&').Select(part => part.Split('=')).Where(part => part[0] == name).Select(part => Uri.UnescapeDataString(part[1])).FirstOrDefault();

    private sealed class Session
    {
        public required string Name { get; init; }

        public required string Type { get; init; }

        public required long Total { get; init; }

        public required string Crc { get; init; }

        public required string Md5 { get; init; }

        public List<byte> Stored { get; } = [];

        public bool IsDone { get; set; }
    }
}
