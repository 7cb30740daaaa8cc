using FastEngine.Storage.Firestore;

namespace FastEngine.Host.Service.Sync;

/// <summary>Takes changes of the followed collections into commands of the trade thread, which the journal has like any of its events, or refuses them.</summary>
internal sealed class RemoteConfigDesk(LiveSettings live, Watchlists watchlists, MarketConfigs markets, StrategyConfigs strategies, SyncAlerts alerts) : IRemoteConfigHandler
{
    private readonly Lock _one = new();

    public long Accepted { get; private set; }

    public long Refused { get; private set; }

    /// <summary>Commands that the trade thread was sent.</summary>
    public long Posted => live.Posted;

    public string? LastRefusal { get; private set; }

    /// <summary>What was read at the start, as if it had just changed; what is in force already changes nothing.</summary>
    public void ApplyAll(IEnumerable<RemoteConfigChange> changes)
    {
        foreach (var change in changes)
        {
            if (Apply(change).Refusal is { } refusal) Alert(RemoteConfigAlert.Refused, $"{change.Collection}/{change.DocumentId} was refused: {refusal} What was in force stays.");
        }
    }

    public ConfigVerdict Apply(RemoteConfigChange change)
    {
        lock (_one)
        {
            try
            {
                switch (change.Collection)
                {
                    case FirestoreCollections.Watchlists:
                        watchlists.Apply(change);
                        break;
                    case FirestoreCollections.MarketConfigs:
                        markets.Apply(change);
                        break;
                    case FirestoreCollections.StrategyConfigs:
                        strategies.Apply(change);
                        break;
                }

                Accepted++;
                return ConfigVerdict.Accepted;
            }
            catch (RemoteConfigException exception)
            {
                Refused++;
                LastRefusal = $"{change.Collection}/{change.DocumentId}: {exception.Message}";
                return ConfigVerdict.Refused(exception.Message);
            }
        }
    }

    /// <summary>Forbids entries whose time in a watchlist has run out.</summary>
    public void ExpireEntries()
    {
        lock (_one)
        {
            try
            {
                watchlists.Expire();
            }
            catch (RemoteConfigException exception)
            {
                LastRefusal = exception.Message;
            }
        }
    }

    public void Alert(RemoteConfigAlert alert, string text) => alerts.Tell(text);
}
