namespace FastEngine.Storage.Outbox;

/// <summary>Empties an outbox into its target, one send at a time, in order, for as long as it takes.</summary>
public sealed class OutboxPump : IAsyncDisposable
{
    private readonly DurableOutbox _outbox;
    private readonly IOutboxTarget _target;
    private readonly PumpOptions _options;
    private readonly IOutboxObserver _observer;
    private readonly TimeProvider _time;
    private readonly Backoff _backoff;
    private readonly SemaphoreSlim _wake = new(0, 1);
    private readonly CancellationTokenSource _stop = new();
    private Task _loop = Task.CompletedTask;
    private PumpStatus _status = new();
    private int _batch;
    private int _aloneFailures;
    private int _refusalsInARow;
    private bool _destinationRefuses;
    private TaskCompletionSource _drained = NewSignal();

    public OutboxPump(DurableOutbox outbox, IOutboxTarget target, IOutboxObserver observer, PumpOptions? options = null, TimeProvider? time = null)
    {
        (_outbox, _target, _observer) = (outbox, target, observer);
        _options = options ?? new PumpOptions();
        _time = time ?? TimeProvider.System;
        _batch = _options.MaxItems;
        _backoff = new Backoff(_options.FirstBackoff, _options.MaxBackoff, Random.Shared);
    }

    public PumpStatus Status => Volatile.Read(ref _status);

    public void Start() => _loop = Task.Run(RunAsync);

    /// <summary>Something was put into the outbox.</summary>
    public void Wake()
    {
        try
        {
            if (_wake.CurrentCount == 0) _wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // Another thread was first.
        }
    }

    /// <summary>Waits until nothing is left to send.</summary>
    /// <returns>False when something was left at the end of the time.</returns>
    public async Task<bool> DrainAsync(TimeSpan limit, CancellationToken stop = default)
    {
        var drained = NewSignal();
        Volatile.Write(ref _drained, drained);
        Wake();
        try
        {
            await drained.Task.WaitAsync(limit, _time, stop).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Ends the send that is under way; what it carried stays in the outbox.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_stop.IsCancellationRequested) await _stop.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task RunAsync()
    {
        var stop = _stop.Token;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await StepAsync(stop).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // Stopped; everything unconfirmed is in the outbox.
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                TellOutage(destinationRefuses: false, $"the outbox cannot be read: {e.Message}");
                await Task.Delay(_backoff.Next(), _time, CancellationToken.None).WaitAsync(stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task StepAsync(CancellationToken stop)
    {
        var began = _time.GetTimestamp();
        var items = _outbox.Take(_batch, _options.MaxBytes);
        if (items.Count == 0)
        {
            Volatile.Read(ref _drained).TrySetResult();
            await _wake.WaitAsync(stop).ConfigureAwait(false);
            return;
        }

        var wait = await SendAsync(items, stop).ConfigureAwait(false);
        var pause = _options.Pause - _time.GetElapsedTime(began);
        if (pause > wait) wait = pause;
        if (wait > TimeSpan.Zero) await Task.Delay(wait, _time, stop).ConfigureAwait(false);
    }

    /// <returns>How long to wait before the next send.</returns>
    private async Task<TimeSpan> SendAsync(IReadOnlyList<OutboxItem> items, CancellationToken stop)
    {
        try
        {
            await _target.SendAsync(items, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            _outbox.Release(items);
            throw;
        }
        catch (SendException e)
        {
            return Failed(items, e.Failure, e.Message);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return Failed(items, SendFailure.Unclear, $"{e.GetType().Name}: {e.Message}");
        }

        Succeeded(items);
        return TimeSpan.Zero;
    }

    private void Succeeded(IReadOnlyList<OutboxItem> items)
    {
        // The host first: a kill in between sends again and tells again.
        try
        {
            _observer.Confirmed(items);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Alert(OutboxAlert.HostFailed,
                $"{_target.Name}: the confirmation of {items.Count} entries was not taken ({e.GetType().Name}: {e.Message}); the next start clears what it left.");
        }

        _outbox.Confirm(items);
        var status = Status;
        if (status.OfflineSince is { } since)
            Alert(OutboxAlert.BackOnline,
                $"{_target.Name} takes entries again, after {(_time.GetUtcNow() - since).TotalSeconds:F0} s and {_backoff.Failures} failures; {_outbox.Figures().Pending} wait.");
        // Those before were refused for what the destination has got over.
        if (_refusalsInARow >= _options.RefusalsInARow) _outbox.RetryRefused();
        _backoff.Reset();
        _aloneFailures = _refusalsInARow = 0;
        _destinationRefuses = false;
        _batch = Math.Min(_options.MaxItems, _batch * 2);
        Volatile.Write(ref _status, status with { Sent = status.Sent + items.Count, Sends = status.Sends + 1, OfflineSince = null });
    }

    private TimeSpan Failed(IReadOnlyList<OutboxItem> items, SendFailure failure, string message)
    {
        var status = Status;
        Volatile.Write(ref _status, status with { Failures = status.Failures + 1, LastError = message });
        var isEntry = failure == SendFailure.Entry || (failure == SendFailure.Unclear && items.Count == 1 && ++_aloneFailures >= _options.UnclearAttempts);
        if (isEntry && items.Count == 1 && _refusalsInARow < _options.RefusalsInARow)
        {
            Refuse(items[0], message);
            return TimeSpan.Zero;
        }

        _outbox.Release(items);
        if (failure is not (SendFailure.Transient or SendFailure.Destination)) _batch = Math.Max(1, items.Count / 2);
        // The entry at fault is found by halving, at once.
        if (isEntry && items.Count > 1) return TimeSpan.Zero;
        // Nor is it an outage when less at once may do.
        if (items.Count == 1 || failure is SendFailure.Transient or SendFailure.Destination) TellOutage(failure == SendFailure.Destination || isEntry, message);
        return _backoff.Next();
    }

    private void Refuse(OutboxItem item, string message)
    {
        _outbox.Refuse(item, message);
        _refusalsInARow++;
        _aloneFailures = 0;
        _backoff.Reset();
        Volatile.Write(ref _status, Status with { Refused = Status.Refused + 1 });
        Alert(OutboxAlert.EntryRefused,
            $"{_target.Name} refuses {item.Destination}/{item.Key}: {message} It stays in the outbox and is tried again when it changes or after a restart.");
    }

    private void TellOutage(bool destinationRefuses, string message)
    {
        if (destinationRefuses && !_destinationRefuses)
        {
            _destinationRefuses = true;
            Alert(OutboxAlert.DestinationRefuses, $"{_target.Name} takes nothing: {message} Entries wait on disk.");
        }
        else if (Status.OfflineSince is null)
        {
            Alert(OutboxAlert.Offline, $"{_target.Name} does not take entries: {message} They wait on disk and are tried again.");
        }

        if (Status.OfflineSince is null) Volatile.Write(ref _status, Status with { OfflineSince = _time.GetUtcNow() });
    }

    private void Alert(OutboxAlert alert, string text)
    {
        try
        {
            _observer.Alert(alert, text);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // An alert that cannot be told must not end the sending; the status holds the last error.
            Volatile.Write(ref _status, Status with { LastError = $"{text} (the alert failed: {e.Message})" });
        }
    }
}
