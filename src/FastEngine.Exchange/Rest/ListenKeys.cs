using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Exchange.Accounts;
using FastEngine.Exchange.Errors;
using FastEngine.Exchange.Matching;

namespace FastEngine.Exchange.Rest;

/// <summary>Keys of user streams of USD-M: one an account, with an end that every use moves.</summary>
internal sealed class ListenKeys(Venue venue)
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private const int Length = 64;

    private readonly Dictionary<int, (string Key, long EndNs)> _byAccount = [];

    /// <summary>A key's end came without a prolongation.</summary>
    public event Action<Account, string>? Expired;

    public IEnumerable<Endpoint> Endpoints() =>
    [
        new("POST", "/fapi/v1/listenKey", Security.Key, 1, request => new JsonObject { ["listenKey"] = Open(request.Account) }),
        new("PUT", "/fapi/v1/listenKey", Security.Key, 1, Prolong),
        new("DELETE", "/fapi/v1/listenKey", Security.Key, 1, Close),
    ];

    /// <summary>Whose stream a key opens.</summary>
    public Account? Find(string key)
    {
        lock (_byAccount)
        {
            foreach (var (id, held) in _byAccount)
            {
                if (held.Key == key && held.EndNs > venue.NowNs) return venue.Accounts[id];
            }

            return null;
        }
    }

    public string? KeyOf(Account account)
    {
        lock (_byAccount) return _byAccount.TryGetValue(account.Id, out var held) ? held.Key : null;
    }

    /// <summary>Ends a key at once.</summary>
    private void Expire(Account account)
    {
        if (Remove(account) is { } key) Expired?.Invoke(account, key);
    }

    // One that is there is given again, and prolonged.
    private string Open(Account account)
    {
        var key = KeyOf(account) ?? Make(account);
        var endNs = venue.NowNs + venue.Options.ListenKeyNs;
        lock (_byAccount) _byAccount[account.Id] = (key, endNs);
        venue.At(endNs, () =>
        {
            if (EndOf(account) <= venue.NowNs) Expire(account);
        });
        return key;
    }

    private JsonObject Prolong(VenueRequest request)
    {
        if (KeyOf(request.Account) is null) throw new RefusedException(VenueErrors.BadListenKey);
        return new JsonObject { ["listenKey"] = Open(request.Account) };
    }

    private JsonObject Close(VenueRequest request)
    {
        Remove(request.Account);
        return [];
    }

    private string? Remove(Account account)
    {
        lock (_byAccount) return _byAccount.Remove(account.Id, out var held) ? held.Key : null;
    }

    private long EndOf(Account account)
    {
        lock (_byAccount) return _byAccount.TryGetValue(account.Id, out var held) ? held.EndNs : long.MaxValue;
    }

    private string Make(Account account)
    {
        var state = (ulong)venue.NowNs + (ulong)account.Id;
        return string.Create(Length, state, (text, seed) =>
        {
            for (var i = 0; i < text.Length; i++) text[i] = Alphabet[(int)(SplitMix64.Next(ref seed) % (ulong)Alphabet.Length)];
        });
    }
}
