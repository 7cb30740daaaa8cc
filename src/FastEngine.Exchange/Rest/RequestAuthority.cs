using System.Security.Cryptography;
using System.Text;
using FastEngine.Exchange.Accounts;
using FastEngine.Exchange.Errors;

namespace FastEngine.Exchange.Rest;

/// <summary>Knows the keys, and checks who signed and when.</summary>
internal sealed class RequestAuthority(IReadOnlyList<AccountOptions> options, IReadOnlyList<Account> accounts)
{
    private const long StandardWindowMs = 5_000;
    private const long MaxWindowMs = 60_000;
    private const long AheadMs = 1_000;
    private const int ShortestKey = 16;

    private readonly Dictionary<string, Identity> _identities = Index(options, accounts);

    public Identity Identify(string? key)
    {
        if (key is null || key.Length < ShortestKey || !key.All(char.IsAsciiLetterOrDigit)) throw new RefusedException(VenueErrors.BadKeyFormat);
        return _identities.GetValueOrDefault(key) ?? throw new RefusedException(VenueErrors.BadKey);
    }

    /// <param name="payload">What was signed.</param>
    public static void CheckSignature(ApiKey key, string payload, string? signature)
    {
        if (signature is null) throw new RefusedException(VenueErrors.Missing("signature"));
        var isValid = key.PublicKey is { } publicKey ? IsEd25519(publicKey, payload, signature) : IsHmac(key.Secret, payload, signature);
        if (!isValid) throw new RefusedException(VenueErrors.BadSignature);
    }

    public static void CheckTime(RequestParameters parameters, long nowMs)
    {
        var sentMs = parameters.Integer("timestamp") ?? throw new RefusedException(VenueErrors.Missing("timestamp"));
        var windowMs = parameters.Integer("recvWindow") ?? StandardWindowMs;
        if (windowMs is < 0 or > MaxWindowMs) throw new RefusedException(new VenueError(-1131, "recvWindow must be less than 60000"));
        if (sentMs >= nowMs + AheadMs) throw new RefusedException(VenueErrors.TimestampAhead);
        if (nowMs - sentMs > windowMs) throw new RefusedException(VenueErrors.TimestampOutside);
    }

    /// <summary>Without the signature, as it was sent.</summary>
    public static string Unsigned(string encoded, out string? signature)
    {
        signature = null;
        if (!encoded.Contains("signature=", StringComparison.Ordinal)) return encoded;
        var kept = new StringBuilder();
        foreach (var pair in encoded.Split('&'))
        {
            if (pair.StartsWith("signature=", StringComparison.Ordinal))
            {
                signature = Uri.UnescapeDataString(pair["signature=".Length..]);
                continue;
            }

            if (kept.Length > 0) kept.Append('&');
            kept.Append(pair);
        }

        return kept.ToString();
    }

    private static bool IsHmac(string secret, string payload, string signature)
    {
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(payload));
        var expected = Convert.ToHexStringLower(hash);
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(signature.ToLowerInvariant()));
    }

    private static bool IsEd25519(byte[] publicKey, string payload, string signature)
    {
        var bytes = new byte[Ed25519Verifier.SignatureBytes];
        return Convert.TryFromBase64String(signature, bytes, out var length) && length == bytes.Length
            && Ed25519Verifier.Verify(publicKey, Encoding.UTF8.GetBytes(payload), bytes);
    }

    private static Dictionary<string, Identity> Index(IReadOnlyList<AccountOptions> options, IReadOnlyList<Account> accounts)
    {
        var index = new Dictionary<string, Identity>();
        for (var i = 0; i < accounts.Count; i++)
        {
            foreach (var key in options[i].Keys) index.Add(key.Key, new Identity(key, accounts[i]));
        }

        return index;
    }
}
