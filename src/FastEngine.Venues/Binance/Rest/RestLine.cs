using System.Collections.Concurrent;

namespace FastEngine.Venues.Binance.Rest;

/// <summary>Requests over HTTP; their answers wait until the gateway's thread takes them.</summary>
public sealed class RestLine(BinanceRest rest) : IRestLine, IDisposable
{
    private readonly ConcurrentQueue<RestAnswer> _answers = new();
    private readonly CancellationTokenSource _end = new();

    public void Send(RestCall call) => _ = SendAsync(call);

    public bool TryTake(out RestAnswer answer) => _answers.TryDequeue(out answer);

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }

    // On the pool, so that not even signing is done on the caller's thread.
    private async Task SendAsync(RestCall call)
    {
        try
        {
            var answer = await Task.Run(() => rest.SendAsync(call, _end.Token), _end.Token).ConfigureAwait(false);
            _answers.Enqueue(answer);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // The engine ends: nobody takes answers any more.
        }
    }
}
