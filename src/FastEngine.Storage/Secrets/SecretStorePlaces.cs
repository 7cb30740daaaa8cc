namespace FastEngine.Storage.Secrets;

/// <summary>Where the store of secrets is, and what opens it. They come from the environment alone: the configuration itself has references into the store.</summary>
public sealed record SecretStorePlaces
{
    public const string FileVariable = "FASTENGINE_SECRETS_FILE";
    public const string KeyVariable = "FASTENGINE_SECRETS_KEY";
    public const string PassphraseVariable = "FASTENGINE_SECRETS_PASSPHRASE";
    public const string KeyFileVariable = "FASTENGINE_SECRETS_KEY_FILE";

    private const string ConfigVariable = "XDG_CONFIG_HOME";
    private const string Folder = "fastengine";

    /// <summary>The store.</summary>
    public required string File { get; init; }

    /// <summary>A file that holds the key, for when neither variable is set.</summary>
    public required string KeyFile { get; init; }

    /// <summary>The value of the key's variable, null when it is not set.</summary>
    public string? Key { get; init; }

    /// <summary>The value of the passphrase's variable, null when it is not set.</summary>
    public string? Passphrase { get; init; }

    /// <param name="variable">The value of an environment variable, null when it is not set.</param>
    public static SecretStorePlaces Of(Func<string, string?> variable)
    {
        string? Set(string name) => variable(name) is { Length: > 0 } text ? text : null;
        var home = Path.Combine(Set(ConfigVariable) ?? Path.Combine(Set("HOME") ?? ".", ".config"), Folder);
        return new SecretStorePlaces
        {
            File = Set(FileVariable) ?? Path.Combine(home, "secrets.store"),
            KeyFile = Set(KeyFileVariable) ?? Path.Combine(home, "secrets.key"),
            Key = Set(KeyVariable),
            Passphrase = Set(PassphraseVariable),
        };
    }

    public static SecretStorePlaces OfProcess() => Of(Environment.GetEnvironmentVariable);

    // A record's own text would hold the key.
    public override string ToString() => File;
}
