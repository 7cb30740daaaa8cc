namespace FastEngine.Host.Service.Watching;

/// <summary>Steps a watchlist a few times a second, away from every thread that trades.</summary>
internal sealed class WatchRunner : IDisposable
{
    private static readonly TimeSpan s_every = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _end = new();
    private readonly Task _running;

    private WatchRunner(WatchDesk desk, Action<string> alert) => _running = Task.Run(() => RunAsync(desk, alert, _end.Token));

    /// <param name="alert">Told what a person has to know of.</param>
    public static WatchRunner Start(WatchDesk desk, Action<string> alert) => new(desk, alert);

    public void Dispose()
    {
        _end.Cancel();
        _running.GetAwaiter().GetResult();
        _end.Dispose();
    }

    // Whatever one step ran into, the next may not: entries that have to end must.
    private static async Task RunAsync(WatchDesk desk, Action<string> alert, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(s_every);
        string? told = null;
        try
        {
            do
            {
                try
                {
                    await desk.StepAsync(stop).ConfigureAwait(false);
                    told = null;
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    if (told != exception.Message) alert($"the watchlist: {exception.Message}");
                    told = exception.Message;
                }
            }
            while (await timer.WaitForNextTickAsync(stop).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            // The engine ends.
        }
    }
}
