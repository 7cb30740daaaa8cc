using System.Collections.Concurrent;
using FastEngine.Core.Logging;
using FastEngine.Feeds.Live;
using FastEngine.Host.Recording;

namespace FastEngine.Host.Service.Markets.Live;

/// <summary>From the feed's thread, which must not wait, to the log.</summary>
internal sealed class LiveFeedLog : IFeedLog
{
    private readonly ConcurrentQueue<FeedEvent> _events = new();

    public void OnFeedEvent(in FeedEvent e) => _events.Enqueue(e);

    /// <summary>Writes what has come.</summary>
    public void WriteTo(Sayer say)
    {
        while (_events.TryDequeue(out var e))
        {
            // A refusal quotes the exchange, which counts its messages.
            var about = e.Kind == FeedEventKind.Refused ? $"{e.Connection} {e.Kind}" : null;
            say(LevelOf(e.Kind), "feed", $"{e.Connection}: {FeedWords.Of(e.Kind)}{(e.Text.Length > 0 ? $": {e.Text}" : "")}", about);
        }
    }

    private static LogLevel LevelOf(FeedEventKind kind) => kind switch
    {
        FeedEventKind.Connected or FeedEventKind.Replaced or FeedEventKind.ShuttingDown => LogLevel.Information,
        FeedEventKind.Refused => LogLevel.Error,
        _ => LogLevel.Warning,
    };
}
