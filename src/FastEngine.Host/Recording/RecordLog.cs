using FastEngine.Feeds.Live;

namespace FastEngine.Host.Recording;

/// <summary>Keeps what happens to connections for the report, and tells it at once.</summary>
internal sealed class RecordLog(TextWriter output) : IFeedLog
{
    // A venue that is away for days must not fill the memory.
    private const int MaxKept = 10_000;

    private readonly List<FeedEvent> _events = [];

    public IReadOnlyList<FeedEvent> Events => _events;

    public void OnFeedEvent(in FeedEvent e)
    {
        if (_events.Count < MaxKept) _events.Add(e);
        var time = DateTime.UnixEpoch.AddTicks(e.TimeNs / 100);
        output.WriteLine($"{time:HH:mm:ss.fff} {e.Connection}: {FeedWords.Of(e.Kind)}{(e.Text.Length > 0 ? $": {e.Text}" : "")}");
    }
}
