using FastEngine.Storage.Secrets;

namespace FastEngine.Storage.Tests.Secrets;

/// <summary>A folder with a store, and what opens it.</summary>
internal sealed class StoreFolder : IDisposable
{
    public const string Key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    public const string OtherKey = "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff";

    private readonly string _path = Directory.CreateTempSubdirectory("fastengine-secrets-").FullName;

    public string File => Path.Combine(_path, "deep", "secrets.store");

    public string KeyFile => Path.Combine(_path, "secrets.key");

    public SecretStore WithKey(string key = Key) => new(Places with { Key = key });

    public SecretStore WithPassphrase(string passphrase) => new(Places with { Passphrase = passphrase });

    public SecretStore WithKeyFile() => new(Places);

    public SecretStorePlaces Places => new() { File = File, KeyFile = KeyFile };

    /// <summary>Changes the text of the store by one replacement.</summary>
    public void Edit(string from, string to)
    {
        var text = System.IO.File.ReadAllText(File);
        Assert.Contains(from, text, StringComparison.Ordinal);
        System.IO.File.WriteAllText(File, text.Replace(from, to, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
