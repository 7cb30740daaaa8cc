using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using FastEngine.Core;
using FastEngine.Rings;

namespace FastEngine.Host.Drilling.Serving;

/// <summary>The clients of a drill: dashboards that follow the stream, API clients that ask at a fixed rate, and one that opens the stream and never reads.</summary>
internal sealed class ApiClients(ApiLoad load)
{
    private static readonly string[] Paths = ["status", "positions", "risk", "decisions?limit=20", "metrics", "orders", "trades?limit=20"];

    private readonly LatencyHistogram _times = new();
    private readonly Lock _gate = new();
    private long _frames;
    private long _requests;
    private long _refused;

    /// <summary>Until it is told to stop.</summary>
    /// <param name="ready">Is told when everybody is connected.</param>
    public async Task<ApiLoadResult> RunAsync(Action ready, CancellationToken stop)
    {
        using var stuck = await StickAsync().ConfigureAwait(false);
        var opened = Enumerable.Range(0, load.Dashboards).Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).ToArray();
        var followed = opened.Select(open => FollowAsync(open, stop)).ToArray();
        await Task.WhenAll(opened.Select(open => open.Task)).ConfigureAwait(false);
        ready();
        await Task.WhenAll(load.Clients.Select((token, at) => AskAsync(token, at, stop))).ConfigureAwait(false);
        var frames = await Task.WhenAll(followed).ConfigureAwait(false);
        return new ApiLoadResult
        {
            Frames = Volatile.Read(ref _frames), Dashboards = frames.Count(count => count > 0), Requests = Volatile.Read(ref _requests), Refused = Volatile.Read(ref _refused),
            RequestP99Ms = _times.PercentileNs(99) / (double)EngineTime.NsPerMs, StuckIsOpen = stuck.Connected,
        };
    }

    // Counts the ends of events: what is in them the page's tests look at.
    private async Task<long> FollowAsync(TaskCompletionSource opened, CancellationToken stop)
    {
        var count = 0L;
        try
        {
            using var client = NewClient(load.Viewer);
            using var answer = await client.GetAsync("api/v1/stream", HttpCompletionOption.ResponseHeadersRead, stop).ConfigureAwait(false);
            answer.EnsureSuccessStatusCode();
            opened.TrySetResult();
            await using var body = await answer.Content.ReadAsStreamAsync(stop).ConfigureAwait(false);
            var buffer = new byte[1 << 16];
            for (byte last = 0; ;)
            {
                var read = await body.ReadAsync(buffer, stop).ConfigureAwait(false);
                if (read == 0) break;
                for (var i = 0; i < read; i++)
                {
                    if (buffer[i] == '\n' && last == '\n')
                    {
                        count++;
                        Interlocked.Increment(ref _frames);
                    }

                    last = buffer[i];
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or HttpRequestException or IOException)
        {
            // The round is over; what was not served shows in the count.
        }

        opened.TrySetResult();
        return count;
    }

    private async Task AskAsync(string token, int at, CancellationToken stop)
    {
        using var client = NewClient(token);
        var begun = Stopwatch.GetTimestamp();
        for (var asked = 0L; !stop.IsCancellationRequested; asked++)
        {
            var due = TimeSpan.FromSeconds(asked / (double)load.Requests);
            try
            {
                if (due - Stopwatch.GetElapsedTime(begun) is { Ticks: > 0 } wait) await Task.Delay(wait, stop).ConfigureAwait(false);
                var sent = Stopwatch.GetTimestamp();
                using var answer = await client.GetAsync($"api/v1/{Paths[(asked + at) % Paths.Length]}", stop).ConfigureAwait(false);
                Interlocked.Increment(ref _requests);
                if (!answer.IsSuccessStatusCode) Interlocked.Increment(ref _refused);
                lock (_gate) _times.Record(Stopwatch.GetElapsedTime(sent).Ticks * TimeSpan.NanosecondsPerTick);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (HttpRequestException)
            {
                Interlocked.Increment(ref _refused);
            }
        }
    }

    private async Task<TcpClient> StickAsync()
    {
        var client = new TcpClient { ReceiveBufferSize = 4_096 };
        await client.ConnectAsync(load.Address.Host, load.Address.Port).ConfigureAwait(false);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"GET /api/v1/stream HTTP/1.1\r\nHost: {load.Address.Authority}\r\nAuthorization: Bearer {load.Viewer}\r\n\r\n")).ConfigureAwait(false);
        return client;
    }

    private HttpClient NewClient(string token)
    {
        var client = new HttpClient { BaseAddress = load.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}
