using System.Security.Cryptography;
using System.Text;

namespace FastEngine.Server.Security;

/// <summary>Tells whose a token is. The file is looked at again when it has changed, so that a token that was removed is refused at once.</summary>
/// <param name="path">Of the file.</param>
/// <param name="own">Tokens of this process alone.</param>
/// <param name="alert">Told once of a file that cannot be read any more.</param>
internal sealed class TokenBook(string path, IReadOnlyList<ApiToken> own, Action<string> alert)
{
    private readonly Lock _gate = new();
    private readonly FileInfo _file = new(path);
    private (DateTime Written, long Length) _seen;
    private (DateTime Written, long Length)? _told;
    private bool _hasRead;
    private Entry[] _entries = Entries(own);

    /// <exception cref="ServerException">The file cannot be read, and never was.</exception>
    public int Count => Current().Length;

    /// <summary>The bearer's entry; null for a token that is none.</summary>
    public ApiToken? Find(ReadOnlySpan<char> token)
    {
        if (!TokenText.IsPlausible(token)) return null;
        Span<byte> digest = stackalloc byte[TokenText.DigestChars];
        TokenText.DigestOf(token, digest);
        ApiToken? found = null;

        // Every entry is compared in full, wherever it differs and whether one was found.
        foreach (var one in Current())
        {
            if (CryptographicOperations.FixedTimeEquals(digest, one.Digest)) found = one.Token;
        }

        return found;
    }

    /// <summary>Whether an entry that was found is in force still.</summary>
    public bool IsInForce(ApiToken token)
    {
        foreach (var one in Current())
        {
            if (one.Token == token) return true;
        }

        return false;
    }

    private Entry[] Current()
    {
        lock (_gate)
        {
            _file.Refresh();
            var seen = _file.Exists ? (_file.LastWriteTimeUtc, _file.Length) : default;
            if (seen != _seen || !_hasRead) Read(seen);
            return _entries;
        }
    }

    // Of one that cannot be read the tokens of before stay in force: somebody has to be able to halt. It is tried again each time, and told once.
    private void Read((DateTime Written, long Length) seen)
    {
        try
        {
            _entries = Entries([.. own, .. TokenFile.Read(path)]);
            (_seen, _told, _hasRead) = (seen, null, true);
        }
        catch (ServerException error) when (_hasRead)
        {
            if (_told == seen) return;
            _told = seen;
            alert($"{error.Message}; those that were read last stay in force, and none that was added or removed since");
        }
    }

    private static Entry[] Entries(IReadOnlyList<ApiToken> tokens) => [.. tokens.Select(token => new Entry(token, Encoding.ASCII.GetBytes(token.Sha256)))];

    // The digest as it is written, once for all requests.
    private sealed record Entry(ApiToken Token, byte[] Digest);
}
