using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Engine;
using FastEngine.Host.Configuration;
using FastEngine.Host.Journaling;
using FastEngine.Host.Running;
using FastEngine.Rings;
using FastEngine.Storage.Firestore;
using FastEngine.Storage.Journal;
using FastEngine.Storage.Outbox;

namespace FastEngine.Host.Service.Sync;

/// <summary>A running engine's sync with Firestore, both ways; made only when there is something to sync with.</summary>
internal sealed class FirestoreLink : IDisposable
{
    private const string Exchange = "binance";

    private readonly IFirestoreSync _sync;
    private readonly RemoteConfigDesk _config;
    private readonly SyncAlerts _alerts = new();
    private readonly SyncGap _gap;
    private readonly TimeSpan _drainLimit;
    private JournalReader? _reader;

    private FirestoreLink(FirestoreOptions options, ResolvedConfig config, string directory, TradeDesk desk, InstrumentTable instruments)
    {
        var live = new LiveSettings(desk);
        Watchlists = new Watchlists(live, instruments, Exchange, TimeProvider.System);
        _config = new RemoteConfigDesk(live, Watchlists, new MarketConfigs(live, config, instruments, Exchange),
            new StrategyConfigs(live, config, instruments, Exchange), _alerts);
        _gap = new SyncGap(directory);
        _drainLimit = EngineSettings.DrainLimit(config);
        _sync = FirestoreSync.Open(options, directory, _alerts, _config);
    }

    /// <summary>Closed trades up to here may leave the databases.</summary>
    public SyncedUpTo Synced { get; } = new();

    public SyncAgent? Agent { get; private set; }

    public Watchlists Watchlists { get; }

    /// <summary>What it tells people.</summary>
    public SyncAlerts Alerts => _alerts;

    /// <summary>The record that the outbox wants next.</summary>
    public long NextNumber => _sync.LastJournalPosition + 1;

    /// <summary>Null when the configuration names neither a key nor an emulator.</summary>
    /// <exception cref="RunException">The key file, the address or the outbox cannot be used.</exception>
    public static FirestoreLink? Open(ResolvedConfig config, string directory, TradeDesk desk, InstrumentTable instruments)
    {
        var options = EngineSettings.Firestore(config);
        if (options.IsOff) return null;
        try
        {
            return new FirestoreLink(options, config, directory, desk, instruments);
        }
        catch (Exception exception) when (exception is FirestoreException or OutboxException)
        {
            throw new RunException(ExitCode.Failed, $"sync: {exception.Message}");
        }
    }

    /// <summary>Places the sync behind what its outbox has, and reads the followed collections.</summary>
    /// <param name="journalEnd">The last good record that the journal had when it was opened.</param>
    /// <param name="stop">Ends the reading.</param>
    public void Prepare(string journal, long journalEnd, BookStart books, Func<LedgerBook, SyncDocuments> documents, CancellationToken stop)
    {
        if (_sync.LastJournalPosition > journalEnd && !_sync.Rewind(journalEnd))
            throw new RunException(ExitCode.Failed, $"sync: the journal ends at record {journalEnd}, before the outbox's {_sync.LastJournalPosition}, and the outbox cannot be written: {_sync.Status.Fault}");
        var (from, oldest) = (NextNumber, books.Oldest);
        if (oldest > from)
        {
            _gap.Note(from, oldest - 1);
            from = oldest;
        }

        if (_gap.Exists) _alerts.Tell(_gap.Text);
        var book = books.At(from - 1);
        _reader = new JournalReader(journal, new JournalReaderOptions { Expected = RunJournal.Schema, From = from, Follow = true });
        Agent = new SyncAgent(_sync, _reader, documents(book), _config, _alerts, Confirm);
        var read = _sync.ReadConfigAsync(stop).GetAwaiter().GetResult();
        Console.Error.WriteLine($"sync: {read.Text}");
        _config.ApplyAll(read.Documents);
        _sync.Start();
    }

    /// <summary>After the agent has ended: waits until what it published has arrived, for a limited time.</summary>
    public void Drain()
    {
        if (!_sync.DrainAsync(_drainLimit).GetAwaiter().GetResult())
            _alerts.Tell($"{_sync.Status.Outbox.Pending:N0} documents are not sent yet; they are on disk and go after the next start.");
        Confirm();
    }

    /// <summary>One line for people.</summary>
    public string ToText()
    {
        var status = _sync.Status;
        return $"{status.Target}: {status.Pump.Sent:N0} documents sent, {status.Outbox.Pending:N0} waiting, {status.Outbox.Refused:N0} refused, {_config.Posted:N0} changes taken, {_config.Refused:N0} refused"
            + (status.Pump.OfflineSince is null ? "" : $"; not reached: {status.Pump.LastError}");
    }

    public JsonObject ToJson()
    {
        var status = _sync.Status;
        return new JsonObject
        {
            ["on"] = true, ["target"] = status.Target, ["pending"] = status.Outbox.Pending, ["sent"] = status.Pump.Sent, ["failures"] = status.Pump.Failures,
            ["last_error"] = status.Pump.LastError, ["offline_since"] = status.Pump.OfflineSince?.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            ["refused_documents"] = status.Outbox.Refused, ["held"] = status.Held, ["fault"] = status.Fault ?? Agent?.Problem?.ToString(),
            ["journal_position"] = status.LastJournalPosition, ["confirmed_position"] = status.ConfirmedJournalPosition, ["trades_stay"] = _gap.Exists,
            ["alerts"] = _alerts.Told,
            ["config"] = new JsonObject
            {
                ["following"] = status.Following, ["reconnects"] = status.Reconnects, ["accepted"] = _config.Accepted, ["refused"] = _config.Refused,
                ["last_refusal"] = _config.LastRefusal, ["commands"] = _config.Posted,
            },
        };
    }

    public void Dispose()
    {
        _sync.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _reader?.Dispose();
    }

    private void Confirm()
    {
        if (!_gap.Exists) Synced.Raise(_sync.ConfirmedJournalPosition);
    }
}
