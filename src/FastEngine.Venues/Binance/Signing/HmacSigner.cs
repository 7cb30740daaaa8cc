using System.Security.Cryptography;

namespace FastEngine.Venues.Binance.Signing;

/// <summary>HMAC-SHA256 by the framework, keyed once.</summary>
public sealed class HmacSigner(Secret secret) : RequestSigner
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret.Bytes);

    public override int Sign(ReadOnlySpan<byte> payload, Span<byte> destination)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        _hash.AppendData(payload);
        _hash.GetHashAndReset(mac);
        Convert.TryToHexStringLower(mac, destination, out var written);
        return written;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _hash.Dispose();
    }
}
