using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FastEngine.Server.Documents;
using FastEngine.Server.Http;

namespace FastEngine.Server.Streaming;

/// <summary>Makes frames while somebody looks, and wakes those who wait. Who is slow gets the newest when he comes back, and misses those between.</summary>
internal sealed class FramePublisher(IServedEngine engine, int framesPerSecond, TimeProvider clock, Action<string> alert) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();

    // Of the one task that makes frames.
    private readonly ArrayBufferWriter<byte> _room = new();
    private TaskCompletionSource _next = New();
    private StreamFrame? _current;
    private Task _making = Task.CompletedTask;
    private long _number;
    private int _viewers;

    public int Viewers => Volatile.Read(ref _viewers);

    public void Start() => _making = Task.Run(MakeAsync);

    public void Enter() => Interlocked.Increment(ref _viewers);

    public void Leave() => Interlocked.Decrement(ref _viewers);

    /// <summary>The newest frame after one that was seen.</summary>
    public async Task<StreamFrame> AfterAsync(long seen, CancellationToken stop)
    {
        while (true)
        {
            Task next;
            lock (_gate)
            {
                if (_current is { } frame && frame.Number > seen) return frame;
                next = _next.Task;
            }

            await next.WaitAsync(stop);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _making;
        _stop.Dispose();
    }

    private async Task MakeAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / framesPerSecond), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                if (Viewers > 0) Make();
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private void Make()
    {
        try
        {
            var number = ++_number;
            var common = Event(_room, "frame", number, engine.Frame() with { Frame = number }, ServerJson.Default.FrameDocument);
            var frame = new StreamFrame(number, common, (symbol, timeframe) => Event(new ArrayBufferWriter<byte>(), "chart", number, engine.Chart(symbol, timeframe), ServerJson.Default.ChartDocument));
            TaskCompletionSource reached;
            lock (_gate)
            {
                _current = frame;
                (reached, _next) = (_next, New());
            }

            reached.SetResult();
        }
        catch (Exception error)
        {
            // The next one may be well.
            alert($"a frame of the dashboard could not be made: {error.GetType().Name}: {error.Message}");
        }
    }

    private static byte[][] Event<T>(ArrayBufferWriter<byte> room, string name, long number, T document, JsonTypeInfo<T> type)
    {
        room.ResetWrittenCount();
        Encoding.ASCII.GetBytes($"event: {name}\nid: {number}\ndata: ", room);
        using (var writer = new Utf8JsonWriter(room)) JsonSerializer.Serialize(writer, document, type);
        room.Write("\n\n"u8);
        return Pieces.Of(room.WrittenSpan);
    }

    // Whoever waits goes on elsewhere, so that making frames waits for nobody.
    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
