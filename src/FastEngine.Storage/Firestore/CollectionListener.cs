using FastEngine.Storage.Firestore.Protocol;
using FastEngine.Storage.Outbox;

namespace FastEngine.Storage.Firestore;

/// <summary>Follows one collection for as long as the engine runs, and tells what changes.</summary>
internal sealed class CollectionListener(FirestoreClient client, string collection, RemoteConfigOffers offers, Backoff backoff, TimeProvider time)
{
    private readonly CollectionSnapshot _snapshot = new();
    private bool _told;
    private long _reconnects;

    /// <summary>Whether the last snapshot is of the stream that is open.</summary>
    public bool IsFollowing { get; private set; }

    public long Reconnects => Volatile.Read(ref _reconnects);

    /// <summary>What was read and told already: only what differs is told again.</summary>
    public void Seed(IEnumerable<Document> documents) => _snapshot.Seed(documents);

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(stop).ConfigureAwait(false);
                Failed("the stream ended.");
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (FirestoreException e)
            {
                // Perhaps it is the token that is refused: the next try is without.
                if (e.Failure is SendFailure.Entry or SendFailure.Destination) _snapshot.ForgetToken();
                Failed(e.Message);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                _snapshot.ForgetToken();
                Failed($"{e.GetType().Name}: {e.Message}");
            }

            IsFollowing = false;
            Volatile.Write(ref _reconnects, _reconnects + 1);
            await Task.Delay(backoff.Next(), time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task FollowAsync(CancellationToken stop)
    {
        _snapshot.Begin();
        await foreach (var response in client.ListenAsync(collection, _snapshot.ResumeToken, stop).ConfigureAwait(false))
        {
            if (!_snapshot.Add(response)) continue;
            foreach (var (id, document) in _snapshot.Take()) offers.Offer(collection, id, document);
            IsFollowing = true;
            backoff.Reset();
            if (!_told) continue;
            _told = false;
            offers.Alert(RemoteConfigAlert.Back, $"{collection} is followed again.");
        }
    }

    // A stream is ended by the server now and then: only a second failure in a row is worth telling.
    private void Failed(string why)
    {
        offers.Failed($"{collection}: {why}");
        if (_told || backoff.Failures == 0) return;
        _told = true;
        offers.Alert(RemoteConfigAlert.Lost, $"{collection} of {client.Name} cannot be followed: {why} What was last taken stays in force; it is tried again.");
    }
}
