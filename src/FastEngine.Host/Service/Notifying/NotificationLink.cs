using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Core.Logging;
using FastEngine.Host.Configuration;
using FastEngine.Host.Control.Status;
using FastEngine.Host.Journaling;
using FastEngine.Host.Running;
using FastEngine.Host.Service.Sync;
using FastEngine.Notifications.Channels;
using FastEngine.Notifications.Delivery;
using FastEngine.Notifications.Events;
using FastEngine.Rings;
using FastEngine.Storage.Journal;

namespace FastEngine.Host.Service.Notifying;

/// <summary>A running engine's notifications; made only when a channel is enabled.</summary>
internal sealed class NotificationLink : INotificationHost, IDisposable
{
    private readonly ChannelHttp _http = new(TimeProvider.System);
    private readonly DayFigures _figures = new();
    private readonly ServiceLog _log;
    private readonly TimeSpan _drainLimit;
    private readonly NotificationLevel _tradeLevel;
    private readonly NotificationCenter _center;
    private JournalReader? _reader;
    private IAgentRunner? _runner;
    private bool _isDrained;

    private NotificationLink(ResolvedConfig config, IReadOnlyList<ChannelKnobs> channels, string folder, ServiceLog log)
    {
        _log = log;
        _drainLimit = EngineSettings.Time(config.Get(Knobs.Notifications.DrainLimit));
        _tradeLevel = config.Get(Knobs.Notifications.TradeLevel);
        _center = new NotificationCenter([.. channels.Select(channel => (EngineSettings.Open(config, channel, _http), EngineSettings.Channel(config, channel)))],
            EngineSettings.Templates(config), EngineSettings.Delivery(config), folder, this, TimeProvider.System, Random.Shared);
        _figures.Restore(_center.Carried);
        log.Said += Hear;
    }

    /// <summary>The record that is told next.</summary>
    public long NextNumber => _center.Position + 1;

    /// <summary>Whether the journal is still followed; were the thread to end, the journal must not be kept for it.</summary>
    public bool IsReading => _runner is { Failure: null };

    /// <summary>Null when no channel is enabled.</summary>
    /// <exception cref="RunException">A channel lacks something.</exception>
    /// <exception cref="SecretMissingException">A channel lacks a secret.</exception>
    public static NotificationLink? Open(ResolvedConfig config, string folder, ServiceLog log)
    {
        var channels = Knobs.Notifications.Channels.Where(channel => config.Get(channel.Enabled)).ToList();
        return channels.Count == 0 ? null : new NotificationLink(config, channels, folder, log);
    }

    /// <summary>Places the reading behind what was told; what was there before the first start is not told.</summary>
    /// <param name="journalEnd">The last good record that the journal had when it was opened.</param>
    /// <remarks>It is on a thread of its own: whatever fails there, the sync and the journal's upkeep go on.</remarks>
    public void Prepare(string journal, long journalEnd, BookStart books, InstrumentTable instruments, IReadOnlyList<string> strategies, AgentRunnerOptions options)
    {
        var told = _center.Position == 0 ? journalEnd : Math.Min(_center.Position, journalEnd);
        told = Math.Max(told, books.Oldest - 1);
        _center.Position = told;
        _reader = new JournalReader(journal, new JournalReaderOptions { Expected = RunJournal.Schema, From = told + 1, Follow = true });
        var notices = new LedgerNotices(instruments, strategies, books.At(told), _figures, _tradeLevel);
        _runner = AgentRunner.Create(new NotificationAgent(_center, _reader, notices, _figures, text => Tell(true, text)), IdleKind.Backoff, options);
    }

    public void Start() => _runner?.Start();

    /// <summary>Tells what the sync tells, and which entries of its watchlist end soon.</summary>
    public void Follow(FirestoreLink sync)
    {
        sync.Watchlists.Expiring = TellExpiring;
        sync.Alerts.Heard = text => Hear(LogLevel.Warning, "sync", text, null);
    }

    /// <summary>An entry of a watchlist ends soon. Any thread may call.</summary>
    public void TellExpiring(string symbol, DateTimeOffset until) => _center.Post(new Notification
    {
        Type = NotificationType.WatchlistExpiring, Level = NotificationLevel.Warning, Time = DateTimeOffset.UtcNow, Key = $"{symbol} {until:O}",
        Fields = new Dictionary<string, string> { ["symbol"] = symbol, ["expires"] = $"{until.UtcDateTime:yyyy-MM-dd HH:mm} UTC" },
    });

    /// <summary>After the journal was written: reads it to its end, and sends what it can within a limited time.</summary>
    public void Drain()
    {
        if (_isDrained) return;
        _isDrained = true;
        _runner?.Dispose();
        if (_runner is not { Failure: not null }) _center.Close(_drainLimit);
    }

    public IReadOnlyList<ChannelStatus> Channels =>
        [.. _center.Status.Select(lane => new ChannelStatus { Name = lane.Channel, Delivered = lane.Delivered, Waiting = lane.Waiting, Dead = lane.Dead, Fault = lane.Fault })];

    /// <summary>One line for people.</summary>
    public string ToText() => string.Join("; ", _center.Status.Select(lane => $"{lane.Channel} {lane.Delivered:N0} sent, {lane.Waiting:N0} waiting, {lane.Gathered:N0} gathered, {lane.Dead:N0} dead"
        + (lane.Fault is { } fault ? $" ({fault})" : "")));

    public JsonObject ToJson() => new()
    {
        ["on"] = true, ["held"] = _center.Held, ["overflowed"] = _center.Overflowed, ["journal_position"] = _center.Position,
        ["channels"] = new JsonArray([.. _center.Status.Select(lane => (JsonNode?)new JsonObject
        {
            ["name"] = lane.Channel, ["delivered"] = lane.Delivered, ["retries"] = lane.Retries, ["dead"] = lane.Dead, ["waiting"] = lane.Waiting, ["gathered"] = lane.Gathered, ["fault"] = lane.Fault,
        })]),
    };

    public Notification? Summarise(DateTimeOffset now) => _figures.Take(now);

    public void Tell(bool isProblem, string text) => _log.Say(isProblem ? LogLevel.Warning : LogLevel.Information, SaidNotices.Own, $"{(isProblem ? "ALERT " : "")}notifications: {text}");

    public string Carry() => _figures.Save();

    public void Dispose()
    {
        _log.Said -= Hear;
        _runner?.Dispose();
        _reader?.Dispose();
        _center.Dispose();
        _http.Dispose();
    }

    // Of any slow thread.
    private void Hear(LogLevel level, string source, string text, string? about)
    {
        if (SaidNotices.Of(level, source, text, about, DateTimeOffset.UtcNow) is not { } notice) return;
        _figures.Told(notice.Type);
        _center.Post(notice);
    }
}
