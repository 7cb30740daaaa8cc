using FastEngine.Feeds.Live;

namespace FastEngine.Feeds.Tests.Live;

/// <summary>Events of connections as lines.</summary>
internal sealed class FeedLines(List<string> lines) : IFeedLog
{
    public void OnFeedEvent(in FeedEvent e) => lines.Add($"{e.Kind}: {e.Text}");
}
