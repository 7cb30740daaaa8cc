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

    public void Dispose() => CryptographicOperations.ZeroMemory(_bytes);

    public override string ToString() => "***";
}
