using FastEngine.Notifications.Events;
using FastEngine.Storage.Outbox;

namespace FastEngine.Notifications.Delivery;

/// <summary>One channel with what waits for it: it gathers by level, keeps to the rate, tries again, and gives up. One thread steps it; time is given.</summary>
internal sealed class ChannelLane(INotificationChannel channel, ChannelOptions options, DeliveryOptions delivery, Random random, Action<DeadLetter> bury, Action<bool, string> tell)
{
    private readonly LinkedList<WaitingMessage> _queue = [];
    private readonly GatheredLines _batch = new(delivery.LineLimit);
    private readonly GatheredLines _digest = new(delivery.LineLimit);
    private readonly SendRate _rate = new(options.PerMinute, options.Gap);
    private readonly Backoff _backoff = new(delivery.FirstBackoff, delivery.MaxBackoff, random);
    private DateTimeOffset _batchDue;
    private WaitingMessage? _sending;
    private Task<DeliveryResult>? _send;
    private long _delivered;
    private long _retries;
    private long _dead;
    private string? _fault;

    public string Name => channel.Name;

    /// <summary>Nothing waits to go out now, nor is on its way.</summary>
    public bool IsQuiet => _queue.Count == 0 && _send is null;

    /// <summary>What is under way; null for nothing.</summary>
    public Task? Sending => _send;

    public LaneStatus Status => new()
    {
        Channel = Name, Delivered = _delivered, Retries = _retries, Dead = _dead, Waiting = _queue.Count + (_sending is null ? 0 : 1),
        Gathered = _batch.Lines.Count + _digest.Lines.Count, Fault = _fault,
    };

    public bool Takes(Notification notification) => options.Takes(notification.Type, notification.Level);

    public void Add(NotificationLine line, DateTimeOffset now)
    {
        switch (line.Level)
        {
            case NotificationLevel.Critical:
                Enqueue(MessageMaker.Single(line, now, channel.LongestText), now);
                break;
            case NotificationLevel.Warning:
                if (_batch.IsEmpty) _batchDue = now + delivery.BatchEvery;
                _batch.Add(line);
                break;
            default:
                _digest.Add(line);
                break;
        }
    }

    /// <summary>Sends what the day gathered.</summary>
    /// <param name="summary">Goes before it; null for none.</param>
    /// <param name="now">The time.</param>
    public void CloseDigest(NotificationLine? summary, DateTimeOffset now)
    {
        var (lines, leftOut) = _digest.Take();
        if (summary is not null && options.Takes(summary.Type, summary.Level)) lines = [summary, .. lines];
        if (lines.Count == 0) return;
        foreach (var message in MessageMaker.Several("Daily digest", NotificationLevel.Info, lines, leftOut, now, channel.LongestText)) Enqueue(message, now);
    }

    public void CloseBatch(DateTimeOffset now)
    {
        if (_batch.IsEmpty) return;
        var (lines, leftOut) = _batch.Take();
        foreach (var message in MessageMaker.Several("Warnings", NotificationLevel.Warning, lines, leftOut, now, channel.LongestText)) Enqueue(message, now);
    }

    /// <returns>Whether anything was done.</returns>
    public bool Step(DateTimeOffset now, CancellationToken stop)
    {
        var worked = false;
        if (_send is { IsCompleted: true } done)
        {
            _send = null;
            Settle(done, now, stop);
            worked = true;
        }

        if (!_batch.IsEmpty && now >= _batchDue) CloseBatch(now);
        if (_send is not null || _queue.First is not { Value: var next } || stop.IsCancellationRequested) return worked;
        if (now - next.Since >= delivery.GiveUpAfter)
        {
            _queue.RemoveFirst();
            Bury(next, $"not delivered within {delivery.GiveUpAfter.TotalHours:0.##} h: {_fault}", now);
            return true;
        }

        if (_rate.NextAt(now) > now) return worked;
        _queue.RemoveFirst();
        _rate.Sent(now);
        _sending = next with { Attempts = next.Attempts + 1 };
        _send = channel.SendAsync(next.Message, stop);
        return true;
    }

    public LaneState Save() => new()
    {
        // What is on its way may not have arrived.
        Queue = _sending is null ? [.. _queue] : [_sending, .. _queue],
        Batch = [.. _batch.Lines], BatchLeftOut = _batch.LeftOut, BatchDue = _batchDue, Digest = [.. _digest.Lines], DigestLeftOut = _digest.LeftOut,
    };

    public void Restore(LaneState state)
    {
        foreach (var waiting in state.Queue) _queue.AddLast(waiting);
        _batch.Restore(state.Batch, state.BatchLeftOut);
        _digest.Restore(state.Digest, state.DigestLeftOut);
        _batchDue = state.BatchDue;
    }

    private void Settle(Task<DeliveryResult> done, DateTimeOffset now, CancellationToken stop)
    {
        var sent = _sending!;
        _sending = null;
        if (stop.IsCancellationRequested && !done.IsCompletedSuccessfully)
        {
            _queue.AddFirst(sent);
            return;
        }

        // A channel answers by its result; anything else is its own fault, whose text may hold an address.
        var result = done.IsCompletedSuccessfully ? done.Result : new DeliveryResult(DeliveryOutcome.TryAgain, $"failed by {done.Exception?.InnerException?.GetType().Name ?? "a stop"}");
        if (result.Pause is { } pause) _rate.Hold(now + pause);
        switch (result.Outcome)
        {
            case DeliveryOutcome.Delivered:
                _delivered++;
                _backoff.Reset();
                if (_fault is not null) tell(false, $"{Name} takes messages again");
                _fault = null;
                break;
            case DeliveryOutcome.TryAgain:
                _retries++;
                Fail(result.Detail);
                _rate.Hold(now + (result.Pause ?? TimeSpan.Zero) + _backoff.Next());
                PutBack(sent);
                break;
            case DeliveryOutcome.MessageRefused:
                Bury(sent, result.Detail, now);
                break;
            default:
                Fail(result.Detail);
                _rate.Hold(now + delivery.BreakFor);
                Bury(sent, result.Detail, now);
                break;
        }
    }

    private void Fail(string detail)
    {
        if (_fault is null) tell(true, $"{Name} takes no messages now: {detail}");
        _fault = detail;
    }

    private void Enqueue(NotificationMessage message, DateTimeOffset now)
    {
        var waiting = new WaitingMessage(message, now, 0);
        PutBack(waiting);
        if (_queue.Count <= delivery.QueueLimit) return;

        // The last is the least urgent and the youngest of its level.
        var last = _queue.Last!.Value;
        _queue.RemoveLast();
        Bury(last, $"{delivery.QueueLimit} messages wait already", now);
    }

    // Behind all of its level, so that one that always fails does not keep the others back; before what is less urgent.
    private void PutBack(WaitingMessage waiting)
    {
        var node = _queue.Last;
        while (node is not null && node.Value.Message.Level < waiting.Message.Level) node = node.Previous;
        if (node is null) _queue.AddFirst(waiting);
        else _queue.AddAfter(node, waiting);
    }

    private void Bury(WaitingMessage waiting, string reason, DateTimeOffset now)
    {
        _dead++;
        bury(new DeadLetter { Time = now, Channel = Name, Reason = reason, Attempts = waiting.Attempts, Message = waiting.Message });
    }
}
