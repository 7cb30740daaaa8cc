using System.Security.Cryptography;
using System.Text;

namespace FastEngine.Storage.Secrets;

/// <summary>What opens a store: a key of 256 bits or a passphrase, and where it was found.</summary>
public sealed class StoreKey
{
    /// <summary>Of AES-256.</summary>
    internal const int Bytes = 32;

    private const int LeastPassphrase = 12;
    private const int LongestFile = 1024;
    private readonly byte[]? _key;
    private readonly string? _passphrase;

    private StoreKey(byte[]? key, string? passphrase, string origin) => (_key, _passphrase, Origin) = (key, passphrase, origin);

    /// <summary>Where it comes from, in words.</summary>
    public string Origin { get; }

    /// <summary>The key's variable, else the passphrase's, else the key file.</summary>
    /// <exception cref="SecretStoreException">None is there, or it is no key.</exception>
    public static StoreKey Find(SecretStorePlaces places)
    {
        ArgumentNullException.ThrowIfNull(places);
        const string variable = "the environment variable ";
        if (places.Key is not null && places.Passphrase is not null)
            throw new SecretStoreException($"both {SecretStorePlaces.KeyVariable} and {SecretStorePlaces.PassphraseVariable} are set: leave the one that the store was made with");
        if (places.Key is { } text) return OfText(text, variable + SecretStorePlaces.KeyVariable);
        if (places.Passphrase is { } passphrase) return OfPassphrase(passphrase, variable + SecretStorePlaces.PassphraseVariable);
        if (File.Exists(places.KeyFile)) return OfText(Encoding.ASCII.GetString(PrivateFile.Read(places.KeyFile, LongestFile)), places.KeyFile);
        throw new SecretStoreException($"there is no key for the secrets: make one by 'fastengine secrets new-key', which writes {places.KeyFile}, "
            + $"or set {SecretStorePlaces.KeyVariable} or {SecretStorePlaces.PassphraseVariable}, or name a file of mode 0600 by {SecretStorePlaces.KeyFileVariable}");
    }

    /// <summary>A passphrase, from which the key is derived.</summary>
    /// <exception cref="SecretStoreException">It is too short.</exception>
    public static StoreKey OfPassphrase(string passphrase, string origin) => passphrase.Length >= LeastPassphrase
        ? new StoreKey(null, passphrase, origin)
        : throw new SecretStoreException($"the passphrase of {origin} is too short: it needs {LeastPassphrase} characters");

    /// <summary>A key as base 64 or hexadecimal text.</summary>
    /// <exception cref="SecretStoreException">It is none of 256 bits.</exception>
    public static StoreKey OfText(string text, string origin)
    {
        text = text.Trim();
        var key = new byte[Bytes];
        if (text.Length == 2 * Bytes && text.All(char.IsAsciiHexDigit)) key = Convert.FromHexString(text);
        else if (!Convert.TryFromBase64String(text, key, out var written) || written != Bytes)
            throw new SecretStoreException($"{origin} holds no key: that is 32 random bytes as base 64 or as 64 hexadecimal digits, such as 'openssl rand -base64 32' makes");
        return new StoreKey(key, null, origin);
    }

    /// <summary>Writes a file with a new random key.</summary>
    /// <exception cref="SecretStoreException">It is there already, or cannot be written.</exception>
    public static void WriteNewFile(string path)
    {
        var key = RandomNumberGenerator.GetBytes(Bytes);
        PrivateFile.Write(path, Encoding.ASCII.GetBytes(Convert.ToBase64String(key) + "\n"), isNew: true);
        CryptographicOperations.ZeroMemory(key);
    }

    public override string ToString() => $"the key of {Origin}";

    internal KeyDerivation NewDerivation() => _key is null ? KeyDerivation.NewOfPassphrase() : KeyDerivation.None;

    /// <exception cref="SecretStoreException">The store wants the other kind.</exception>
    internal byte[] Derive(KeyDerivation derivation, string store)
    {
        if (derivation.IsOfPassphrase && _passphrase is null)
            throw new SecretStoreException($"{store} was made with a passphrase, and {Origin} holds a key: set {SecretStorePlaces.PassphraseVariable} instead");
        if (!derivation.IsOfPassphrase && _key is null)
            throw new SecretStoreException($"{store} was made with a key, and {Origin} holds a passphrase: set {SecretStorePlaces.KeyVariable} instead, or use a key file");
        return derivation.IsOfPassphrase ? derivation.KeyOf(_passphrase!) : [.. _key!];
    }
}
