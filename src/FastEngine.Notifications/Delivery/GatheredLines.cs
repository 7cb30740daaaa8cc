namespace FastEngine.Notifications.Delivery;

/// <summary>Lines that go out together; beyond a limit they are only counted.</summary>
internal sealed class GatheredLines(int limit)
{
    private readonly List<NotificationLine> _lines = [];

    public IReadOnlyList<NotificationLine> Lines => _lines;

    public long LeftOut { get; private set; }

    public bool IsEmpty => _lines.Count == 0;

    public void Add(NotificationLine line)
    {
        if (_lines.Count < limit) _lines.Add(line);
        else LeftOut++;
    }

    public void Restore(IReadOnlyList<NotificationLine> lines, long leftOut)
    {
        _lines.AddRange(lines);
        LeftOut = leftOut;
    }

    public (IReadOnlyList<NotificationLine> Lines, long LeftOut) Take()
    {
        var taken = (_lines.ToArray(), LeftOut);
        _lines.Clear();
        LeftOut = 0;
        return taken;
    }
}
