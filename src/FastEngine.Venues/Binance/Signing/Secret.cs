using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace FastEngine.Venues.Binance.Signing;

/// <summary>Bytes that nobody may read in a log, an exception or a report: whatever turns it into text gets stars.</summary>
[DebuggerDisplay("***")]
public sealed class Secret : IDisposable
{
    private readonly byte[] _bytes;

    public Secret(ReadOnlySpan<byte> bytes)
    {
        // Pinned, so that the collector leaves no copies behind.
        _bytes = GC.AllocateUninitializedArray<byte>(bytes.Length, pinned: true);
        bytes.CopyTo(_bytes);
    }

    public Secret(string text)
        : this(Encoding.UTF8.GetBytes(text))
    {
    }

    public int Length => _bytes.Length;

    internal ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>The value of an environment variable, without blanks around it.</summary>
    /// <exception cref="SecretException">It is not set. The text names the variable, never a value.</exception>
    public static Secret FromEnvironment(string name)
    {
        var text = Environment.GetEnvironmentVariable(name)?.Trim();
        return string.IsNullOrEmpty(text)
            ? throw new SecretException($"the environment variable {name} is not set: it must hold the venue's key")
            : new Secret(text);
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(_bytes);

    public override string ToString() => "***";
}
