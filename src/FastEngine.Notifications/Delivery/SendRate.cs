namespace FastEngine.Notifications.Delivery;

/// <summary>When the next message may go: so many a minute, so far apart, and not before the service wants it.</summary>
internal sealed class SendRate(int perMinute, TimeSpan gap)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Queue<DateTimeOffset> _sent = [];
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;

    public DateTimeOffset NextAt(DateTimeOffset now)
    {
        while (_sent.TryPeek(out var oldest) && now - oldest >= Minute) _sent.Dequeue();
        var next = _sent.Count >= perMinute ? _sent.Peek() + Minute : now;
        return next > _notBefore ? next : _notBefore;
    }

    public void Sent(DateTimeOffset now)
    {
        _sent.Enqueue(now);
        Hold(now + gap);
    }

    public void Hold(DateTimeOffset until)
    {
        if (until > _notBefore) _notBefore = until;
    }
}
