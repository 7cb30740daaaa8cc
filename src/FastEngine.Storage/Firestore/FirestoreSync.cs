using FastEngine.Storage.Firestore.Protocol;
using FastEngine.Storage.Outbox;

namespace FastEngine.Storage.Firestore;

/// <summary>The sync with Firestore: an outbox and its pump one way, a listener a followed collection the other, on tasks of their own.</summary>
public sealed class FirestoreSync : IFirestoreSync
{
    private readonly FirestoreClient _client;
    private readonly DurableOutbox _outbox;
    private readonly OutboxPump _pump;
    private readonly IOutboxObserver _observer;
    private readonly RemoteConfigOffers _offers;
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<string, CollectionListener> _listeners;
    private Task _following = Task.CompletedTask;
    private bool _heldTold;

    private FirestoreSync(FirestoreOptions options, string directory, IOutboxObserver observer, IRemoteConfigHandler handler, TimeProvider time)
    {
        _observer = observer;
        _client = new FirestoreClient(options, time);
        try
        {
            _outbox = DurableOutbox.Open(directory, options.Outbox, time);
        }
        catch
        {
            _client.Dispose();
            throw;
        }

        _pump = new OutboxPump(_outbox, new FirestoreTarget(_client), observer, options.Pump, time);
        _offers = new RemoteConfigOffers(handler);
        _listeners = FirestoreCollections.Followed.ToDictionary(collection => collection, collection => new CollectionListener(
            _client, collection, _offers, new Backoff(options.Pump.FirstBackoff, options.Pump.MaxBackoff, Random.Shared), time), StringComparer.Ordinal);
        if (_outbox.Recovery.Damage is { } damage) observer.Alert(OutboxAlert.Damaged, damage);
    }

    public bool IsOn => true;

    public long LastJournalPosition => _outbox.LastJournalPosition;

    public long ConfirmedJournalPosition => _outbox.ConfirmedJournalPosition;

    public FirestoreStatus Status => new()
    {
        IsOn = true, Target = _client.Name, Outbox = _outbox.Figures(), Pump = _pump.Status, Held = _outbox.HeldCount, Fault = _outbox.Fault,
        LastJournalPosition = LastJournalPosition, ConfirmedJournalPosition = ConfirmedJournalPosition,
        Following = _listeners.Values.Count(listener => listener.IsFollowing), Reconnects = _listeners.Values.Sum(listener => listener.Reconnects),
        ConfigAccepted = _offers.Accepted, ConfigRefused = _offers.Refused, LastConfigError = _offers.LastError,
    };

    /// <param name="directory">Of the outbox.</param>
    /// <returns>A sync that does nothing when the options name neither a key file nor an emulator.</returns>
    /// <exception cref="FirestoreException">The key file or the address cannot be used.</exception>
    /// <exception cref="OutboxException">The outbox cannot be opened.</exception>
    public static IFirestoreSync Open(FirestoreOptions options, string directory, IOutboxObserver observer, IRemoteConfigHandler handler, TimeProvider? time = null) =>
        options.IsOff ? new FirestoreOff() : new FirestoreSync(options, directory, observer, handler, time ?? TimeProvider.System);

    public EnqueueResult Publish(long journalPosition, params ReadOnlySpan<OutboxEntry> entries)
    {
        var result = _outbox.Enqueue(journalPosition, entries);
        if (result == EnqueueResult.Taken) _pump.Wake();
        if (result == EnqueueResult.Held && !_heldTold)
            _observer.Alert(OutboxAlert.Held, $"{_client.Name}: nothing more is taken, the journal's records wait: {_outbox.Fault}.");
        _heldTold = result == EnqueueResult.Held;
        return result;
    }

    public async Task<RemoteConfig> ReadConfigAsync(CancellationToken stop = default)
    {
        try
        {
            var read = await Task.WhenAll(_listeners.Keys.Select(async collection =>
                (collection, documents: await _client.ReadAsync(collection, stop).ConfigureAwait(false)))).ConfigureAwait(false);
            var changes = new List<RemoteConfigChange>();
            foreach (var (collection, documents) in read)
            {
                _listeners[collection].Seed(documents);
                changes.AddRange(documents.Select(document => Change(collection, document)));
            }

            return new RemoteConfig(true, $"{changes.Count} documents of {string.Join(", ", _listeners.Keys)} were read from {_client.Name}.", changes);
        }
        catch (FirestoreException e)
        {
            return new RemoteConfig(false, $"{_client.Name} could not be read ({e.Message}). Local files are used; changes there are taken when it is reached.", []);
        }
    }

    public void Start()
    {
        _pump.Start();
        _following = Task.WhenAll(_listeners.Values.Select(listener => Task.Run(() => listener.RunAsync(_stop.Token))));
    }

    public Task<bool> DrainAsync(TimeSpan limit, CancellationToken stop = default) => _pump.DrainAsync(limit, stop);

    public bool Rewind(long journalPosition) => _outbox.Rewind(journalPosition);

    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested) return;
        await _stop.CancelAsync().ConfigureAwait(false);
        await _pump.DisposeAsync().ConfigureAwait(false);
        await _following.ConfigureAwait(false);
        _outbox.Dispose();
        _client.Dispose();
    }

    private static RemoteConfigChange Change(string collection, Document document) =>
        new(collection, RemoteFields.IdOf(document.Name), RemoteFields.Of(document.Fields));
}
