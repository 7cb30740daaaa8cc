using System.Security.Cryptography;

namespace FastEngine.Storage.Secrets;

/// <summary>Secrets by name in one encrypted file. It is read and decrypted anew by each call; nothing of it stays in memory.</summary>
/// <remarks>Any thread may call; changes by several processes come one after the other.</remarks>
public sealed class SecretStore(SecretStorePlaces places)
{
    /// <summary>Bytes of the file.</summary>
    private const int LongestFile = 4 << 20;

    /// <summary>Characters of a value: a PEM block or the JSON of a service account fits.</summary>
    private const int LongestValue = 64 << 10;

    private const int LongestName = 100;
    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(20);
    private static readonly int LockTries = 250;

    public string File => places.File;

    /// <summary>Whether there is a file; without one every name is unknown.</summary>
    public bool Exists => System.IO.File.Exists(places.File);

    /// <summary>Letters, digits and underscores, as of an environment variable.</summary>
    public static bool IsName(string name) => name is { Length: > 0 and <= LongestName } && !char.IsAsciiDigit(name[0]) && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');

    /// <exception cref="SecretStoreException">The store cannot be opened.</exception>
    public IReadOnlyList<string> Names() => Exists ? [.. Open().Secrets.Keys] : [];

    /// <summary>The value, or null when the store has none of the name.</summary>
    /// <exception cref="SecretStoreException">The store cannot be opened.</exception>
    public string? Find(string name) => Exists ? Open().Secrets.GetValueOrDefault(name) : null;

    /// <returns>Whether it took the place of another value.</returns>
    /// <exception cref="SecretStoreException">The name or the value cannot be taken, or the store cannot be opened or written.</exception>
    public bool Set(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (!IsName(name)) throw new SecretStoreException($"a secret's name is letters, digits and underscores, not beginning with a digit, at most {LongestName}");
        if (value.Length == 0) throw new SecretStoreException($"nothing was given for {name}: 'fastengine secrets remove {name}' removes it");
        if (value.Length > LongestValue) throw new SecretStoreException($"the value of {name} has {value.Length:N0} characters; {LongestValue:N0} are the most");
        return Change(secrets =>
        {
            var replaced = secrets.ContainsKey(name);
            secrets[name] = value;
            return (replaced, true);
        });
    }

    /// <returns>Whether it was there.</returns>
    /// <exception cref="SecretStoreException">The store cannot be opened or written.</exception>
    public bool Remove(string name) => Exists && Change(secrets => secrets.Remove(name) ? (true, true) : (false, false));

    private bool Change(Func<SortedDictionary<string, string>, (bool Result, bool HasChanged)> change)
    {
        var key = StoreKey.Find(places);
        using var held = Hold();
        var (secrets, derivation) = Exists ? Open(key) : (new SortedDictionary<string, string>(StringComparer.Ordinal), key.NewDerivation());
        var (result, hasChanged) = change(secrets);
        if (!hasChanged) return result;
        var bytes = key.Derive(derivation, places.File);
        PrivateFile.Write(places.File, SealedSecrets.Seal(secrets, derivation, bytes));
        CryptographicOperations.ZeroMemory(bytes);
        return result;
    }

    private (SortedDictionary<string, string> Secrets, KeyDerivation Derivation) Open() => Open(StoreKey.Find(places));

    private (SortedDictionary<string, string> Secrets, KeyDerivation Derivation) Open(StoreKey key) =>
        SealedSecrets.Open(PrivateFile.Read(places.File, LongestFile), key, places.File);

    // Two changes at once would lose one of them.
    private FileStream Hold()
    {
        var path = places.File + ".lock";
        try
        {
            PrivateFile.FolderOf(places.File);
            for (var tries = 0; ; tries++)
            {
                try
                {
                    return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                }
                catch (IOException) when (tries < LockTries)
                {
                    Thread.Sleep(LockPause);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SecretStoreException($"{path} cannot be locked: {exception.Message}", exception);
        }
    }
}
