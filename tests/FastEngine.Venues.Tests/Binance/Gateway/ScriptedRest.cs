using System.Net;
using System.Text;
using FastEngine.Venues.Binance.Errors;
using FastEngine.Venues.Binance.Rest;

namespace FastEngine.Venues.Tests.Binance.Gateway;

/// <summary>The venue's REST interface as a table of answers; what is not in it is not answered.</summary>
internal sealed class ScriptedRest(ManualTime time) : IRestLine
{
    private readonly Queue<RestAnswer> _answers = new();
    private readonly Dictionary<string, string> _always = [];

    /// <summary>Requests that wait for an answer.</summary>
    public List<RestCall> Open { get; } = [];

    public List<RestCall> Sent { get; } = [];

    /// <summary>What every request to a path gets, from now on.</summary>
    public void Always(string path, string body) => _always[path] = body;

    public void Send(RestCall call)
    {
        Sent.Add(call);
        if (_always.TryGetValue(call.Path, out var body)) _answers.Enqueue(Ok(call, body));
        else if (call.Path.EndsWith("/time", StringComparison.Ordinal))
            _answers.Enqueue(Ok(call, $$"""{"serverTime":{{time.NowMs}}}""") with { SentNs = time.NowMs * 1_000_000, ReceivedNs = time.NowMs * 1_000_000 + 2_000_000 });
        else Open.Add(call);
    }

    public void Answer(string path, string body) => _answers.Enqueue(Ok(Take(path), body));

    public void Refuse(string path, int code, string text, int status = 400) =>
        _answers.Enqueue(new RestAnswer(Take(path), RestFault.None, (HttpStatusCode)status, Encoding.UTF8.GetBytes("{}"), new BinanceError(code, text)));

    public void Fail(string path, RestFault fault) => _answers.Enqueue(new RestAnswer(Take(path), fault, default, default, default));

    public bool TryTake(out RestAnswer answer) => _answers.TryDequeue(out answer);

    private static RestAnswer Ok(RestCall call, string body) => new(call, RestFault.None, HttpStatusCode.OK, Encoding.UTF8.GetBytes(body), default);

    private RestCall Take(string path)
    {
        var at = Open.FindIndex(call => call.Path == path);
        Assert.True(at >= 0, $"nothing was asked of {path}; open: {string.Join(", ", Open.Select(call => call.Path))}");
        var call = Open[at];
        Open.RemoveAt(at);
        return call;
    }
}
