using System.Collections.Concurrent;
using FastEngine.Notifications.Events;

namespace FastEngine.Notifications.Delivery;

/// <summary>Brings notifications to the channels: at once, in batches or in the day's digest. Any thread posts, one thread steps, and nothing that posts ever waits.</summary>
/// <remarks>What waits is on disk: after a kill it is sent again from there, so a message may come twice, and none is lost that was taken a second before.</remarks>
public sealed class NotificationCenter : IDisposable
{
    private const int PostLimit = 10_000;
    private static readonly TimeSpan SaveEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan DrainPause = TimeSpan.FromMilliseconds(5);

    private readonly ConcurrentQueue<Notification> _posted = [];
    private readonly List<ChannelLane> _lanes = [];
    private readonly TemplateSet _templates;
    private readonly DeliveryOptions _options;
    private readonly INotificationHost _host;
    private readonly TimeProvider _time;
    private readonly RepeatFilter _repeats;
    private readonly CenterFile _file;
    private readonly DeadLetterFile _letters;
    private readonly CancellationTokenSource _stop = new();
    private IReadOnlyList<LaneStatus> _status = [];
    private DateTimeOffset _digestDue;
    private DateTimeOffset _savedAt;
    private long _position;
    private long _overflowed;
    private bool _isDirty;
    private bool _hasToldFile;

    /// <param name="channels">With what goes to each.</param>
    /// <param name="templates">Text of the events.</param>
    /// <param name="options">How they are gathered and tried again.</param>
    /// <param name="folder">For what waits and for dead letters.</param>
    /// <param name="host">Who runs them.</param>
    /// <param name="time">The time.</param>
    /// <param name="random">Of the jitter.</param>
    public NotificationCenter(
        IReadOnlyList<(INotificationChannel Channel, ChannelOptions Options)> channels, TemplateSet templates, DeliveryOptions options, string folder, INotificationHost host, TimeProvider time, Random random)
    {
        ArgumentNullException.ThrowIfNull(channels);
        (_templates, _options, _host, _time) = (templates, options, host, time);
        (_repeats, _file, _letters) = (new RepeatFilter(options.RepeatAfter), new CenterFile(folder), new DeadLetterFile(folder));
        _lanes.AddRange(channels.Select(pair => new ChannelLane(pair.Channel, pair.Options, options, random, Bury, host.Tell)));
        var now = time.GetUtcNow();
        _savedAt = now;
        _digestDue = NextDigest(now);
        Restore();
        _status = [.. _lanes.Select(lane => lane.Status)];
    }

    /// <summary>The journal record up to which everything is taken; 0 when nothing was ever kept.</summary>
    public long Position
    {
        get => Volatile.Read(ref _position);
        set
        {
            if (value == _position) return;
            Volatile.Write(ref _position, value);
            _isDirty = true;
        }
    }

    /// <summary>What the host kept; empty when there is nothing.</summary>
    public string Carried { get; private set; } = "";

    public IReadOnlyList<LaneStatus> Status => Volatile.Read(ref _status);

    /// <summary>Notifications that were counted and not told, as the same was told shortly before.</summary>
    public long Held => _repeats.Held;

    /// <summary>Notifications that found no room.</summary>
    public long Overflowed => Interlocked.Read(ref _overflowed);

    /// <summary>Ends when everything that is under way has its answer.</summary>
    internal Task Sending => Task.WhenAll(_lanes.Select(lane => lane.Sending ?? Task.CompletedTask));

    /// <summary>Takes a notification; what finds no room is counted.</summary>
    public void Post(Notification notification)
    {
        if (_posted.Count < PostLimit) _posted.Enqueue(notification);
        else Interlocked.Increment(ref _overflowed);
    }

    /// <summary>Does what can be done now, without waiting.</summary>
    /// <returns>How much was done.</returns>
    public int Step()
    {
        var now = _time.GetUtcNow();
        var work = Take(now);
        if (now >= _digestDue) SendDigest(now);
        foreach (var lane in _lanes)
            if (lane.Step(now, _stop.Token)) work++;
        if (work > 0)
        {
            _isDirty = true;
            Volatile.Write(ref _status, [.. _lanes.Select(lane => lane.Status)]);
        }

        if (_isDirty && now - _savedAt >= SaveEvery) Save(now);
        return work;
    }

    /// <summary>Sends what is gathered of warnings, waits a limited time for what is under way, and keeps the rest for the next start. The last call.</summary>
    public void Close(TimeSpan limit)
    {
        var until = _time.GetUtcNow() + limit;
        Take(_time.GetUtcNow());
        foreach (var lane in _lanes) lane.CloseBatch(_time.GetUtcNow());
        do
        {
            Step();
            var sending = _lanes.Select(lane => lane.Sending).OfType<Task>().ToArray();
            if (sending.Length > 0) Task.WaitAny(sending, DrainPause);
            else if (_lanes.All(lane => lane.IsQuietUntil(_time.GetUtcNow(), until))) break;
            else Thread.Sleep(DrainPause);
        }
        while (_time.GetUtcNow() < until);

        _stop.Cancel();
        ((IAsyncResult)Sending).AsyncWaitHandle.WaitOne(limit);
        var now = _time.GetUtcNow();
        foreach (var lane in _lanes) lane.Step(now, _stop.Token);
        Volatile.Write(ref _status, [.. _lanes.Select(lane => lane.Status)]);
        Save(now);
    }

    public void Dispose() => _stop.Dispose();

    private int Take(DateTimeOffset now)
    {
        var work = 0;
        while (_posted.TryDequeue(out var notification))
        {
            work++;

            // What is milder never stands for what is graver.
            if (!_repeats.Admits($"{EventNames.Of(notification.Type)} {notification.Level} {notification.Key}", now, out var more)) continue;
            var line = NotificationLine.Of(notification, _templates, more);
            foreach (var lane in _lanes)
                if (lane.Takes(notification)) lane.Add(line, now);
        }

        return work;
    }

    private void SendDigest(DateTimeOffset now)
    {
        var summary = _host.Summarise(now) is { } said ? NotificationLine.Of(said, _templates, 0) : null;
        foreach (var lane in _lanes) lane.CloseDigest(summary, now);
        _digestDue = NextDigest(now);
        _isDirty = true;
    }

    private DateTimeOffset NextDigest(DateTimeOffset now)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero) + _options.DigestAt;
        return today > now ? today : today + Day;
    }

    private void Bury(DeadLetter letter)
    {
        _host.Tell(true, $"{letter.Channel} does not get '{letter.Message.Title}': {letter.Reason}; 'fastengine notify dead' shows it");
        try
        {
            _letters.Add(letter);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _host.Tell(true, $"a dead letter cannot be kept: {exception.Message}");
        }
    }

    private void Restore()
    {
        var state = _file.Read(out var problem);
        if (problem is not null) _host.Tell(true, problem);
        if (state is null) return;
        (_position, _digestDue, Carried) = (state.Position, state.DigestDue, state.Carried);
        _repeats.Restore(state.Repeats);
        foreach (var lane in _lanes)
            if (state.Lanes.TryGetValue(lane.Name, out var kept)) lane.Restore(kept);
    }

    private void Save(DateTimeOffset now)
    {
        _savedAt = now;
        try
        {
            _file.Write(new CenterState
            {
                Position = _position, DigestDue = _digestDue, Carried = _host.Carry(), Repeats = _repeats.Save(), Lanes = _lanes.ToDictionary(lane => lane.Name, lane => lane.Save()),
            });
            (_isDirty, _hasToldFile) = (false, false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (!_hasToldFile) _host.Tell(true, $"what waits cannot be kept, and would be lost by a stop: {exception.Message}");
            _hasToldFile = true;
        }
    }
}
