using FastEngine.Core;
using FastEngine.Host.Configuration;
using FastEngine.Storage.Firestore;

namespace FastEngine.Host.Service.Sync;

/// <summary>Documents of <c>watchlists</c>: whether entries of a symbol are allowed. A symbol that none ever named stays as the local files have it.</summary>
internal sealed class Watchlists(LiveSettings live, InstrumentTable instruments, string exchange, TimeProvider time)
{
    /// <summary>What the daily selection of liquid symbols signs with: its entries stay.</summary>
    private const string Automatic = "auto";

    private static readonly TimeSpan ManualFor = TimeSpan.FromHours(24);
    private static readonly TimeSpan WarnBefore = TimeSpan.FromHours(1);

    private readonly Dictionary<string, Entry> _entries = [];

    /// <summary>Hears of an entry that ends within the hour, once: its symbol, and when.</summary>
    public Action<string, DateTimeOffset>? Expiring { get; set; }

    /// <exception cref="RemoteConfigException">It is refused; what the document said before stays.</exception>
    public void Apply(RemoteConfigChange change)
    {
        _entries.TryGetValue(change.DocumentId, out var before);
        var entry = change.IsRemoved ? null : Read(new RemoteFieldSet(change));
        if (entry is null) _entries.Remove(change.DocumentId);
        else _entries[change.DocumentId] = entry;
        foreach (var id in (before?.Instruments ?? []).Union(entry?.Instruments ?? [])) Settle(id);
    }

    /// <summary>Forbids what has run out, and tells of what soon will.</summary>
    public void Expire()
    {
        var now = time.GetUtcNow();
        foreach (var entry in _entries.Values)
        {
            if (entry.IsExpired || entry.Until is not { } until) continue;
            if (until > now)
            {
                if (entry.HasWarned || !entry.IsEnabled || until - now > WarnBefore) continue;
                entry.HasWarned = true;
                Expiring?.Invoke(entry.Symbol, until);
                continue;
            }

            foreach (var id in entry.Instruments) Settle(id);
            entry.IsExpired = true;
        }
    }

    private void Settle(int instrumentId)
    {
        var now = time.GetUtcNow();
        live.AllowEntries(instrumentId, _entries.Values.Any(entry => entry.IsEnabled && (entry.Until is not { } until || until > now) && entry.Instruments.Contains(instrumentId)));
    }

    // Null for what this engine does not trade.
    private Entry? Read(RemoteFieldSet fields)
    {
        if (!fields.IsOfExchange(exchange)) return null;
        var symbol = fields.Text("symbol") ?? fields.Id;
        var market = fields.Market();
        int[] ids =
        [
            .. instruments.All.ToArray().Where(instrument => instrument.Symbol == symbol || InstrumentNames.Means(symbol, instrument, StringComparison.Ordinal))
                .Where(instrument => market is null || instrument.Market == market).Select(instrument => instrument.Id),
        ];
        var isEnabled = fields.Flag("enabled", otherwise: true);
        var until = fields.Time("expires_at");
        if (until is null && !string.Equals(fields.Text("added_by"), Automatic, StringComparison.OrdinalIgnoreCase))
        {
            until = fields.Time("added_at") + ManualFor
                ?? throw new RemoteConfigException($"an entry that a person added needs added_at or expires_at; only those of added_by {Automatic} stay.");
        }

        return ids.Length == 0 ? null : new Entry(symbol, ids, isEnabled, until);
    }

    private sealed class Entry(string symbol, int[] instruments, bool isEnabled, DateTimeOffset? until)
    {
        public string Symbol => symbol;

        public IReadOnlyList<int> Instruments => instruments;

        public bool IsEnabled => isEnabled;

        /// <summary>Null for good.</summary>
        public DateTimeOffset? Until => until;

        /// <summary>Whether its end was told beforehand.</summary>
        public bool HasWarned { get; set; }

        /// <summary>Whether its end was seen.</summary>
        public bool IsExpired { get; set; }
    }
}
