using System.Security.Cryptography;
using System.Text;

namespace FastEngine.Server.Security;

/// <summary>Tells whose a token is. The file is looked at again when it has changed, so that a token that was removed is refused at once.</summary>
internal sealed class TokenBook(string path, IReadOnlyList<ApiToken> own)
{
    private readonly Lock _gate = new();
    private (DateTime Written, long Length) _seen;
    private IReadOnlyList<ApiToken> _kept = [];

    public int Count => Tokens().Count;

    /// <summary>The bearer's entry; null for a token that is none.</summary>
    public ApiToken? Find(string token)
    {
        if (!TokenText.IsPlausible(token)) return null;
        var digest = Encoding.ASCII.GetBytes(TokenText.DigestOf(token));
        ApiToken? found = null;

        // Every entry is compared in full, wherever it differs and whether one was found.
        foreach (var one in Tokens())
        {
            if (CryptographicOperations.FixedTimeEquals(digest, Encoding.ASCII.GetBytes(one.Sha256))) found = one;
        }

        return found;
    }

    /// <summary>Whether an entry that was found is in force still.</summary>
    public bool IsInForce(ApiToken token) => Tokens().Contains(token);

    private IReadOnlyList<ApiToken> Tokens()
    {
        lock (_gate)
        {
            var file = new FileInfo(path);
            var seen = file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
            if (seen != _seen)
            {
                // One that cannot be read lets nobody in.
                _kept = [];
                _kept = TokenFile.Read(path);
                _seen = seen;
            }

            return own.Count == 0 ? _kept : [.. own, .. _kept];
        }
    }
}
