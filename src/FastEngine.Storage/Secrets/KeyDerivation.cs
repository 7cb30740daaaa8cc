using System.Security.Cryptography;
using System.Text;

namespace FastEngine.Storage.Secrets;

/// <summary>How the key of a store follows from what opens it: as it is, or by PBKDF2 of HMAC-SHA-256.</summary>
internal sealed record KeyDerivation
{
    /// <summary>What OWASP asks of PBKDF2 with SHA-256.</summary>
    public const int Iterations = 600_000;

    private const int Fewest = 100_000;
    private const int Most = 10_000_000;
    private const int SaltBytes = 16;

    /// <summary>Empty for a key that is used as it is.</summary>
    public byte[] Salt { get; private init; } = [];

    /// <summary>Zero for a key that is used as it is.</summary>
    public int Rounds { get; private init; }

    public bool IsOfPassphrase => Rounds > 0;

    public static KeyDerivation None { get; } = new();

    public static KeyDerivation NewOfPassphrase() => new() { Salt = RandomNumberGenerator.GetBytes(SaltBytes), Rounds = Iterations };

    /// <summary>As a file says it; null when that is none that this engine writes or would wait for.</summary>
    public static KeyDerivation? Read(byte[] salt, int rounds) => (salt.Length, rounds) switch
    {
        (0, 0) => None,
        (SaltBytes, >= Fewest and <= Most) => new KeyDerivation { Salt = salt, Rounds = rounds },
        _ => null,
    };

    public byte[] KeyOf(string passphrase) => Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(passphrase), Salt, Rounds, HashAlgorithmName.SHA256, StoreKey.Bytes);
}
