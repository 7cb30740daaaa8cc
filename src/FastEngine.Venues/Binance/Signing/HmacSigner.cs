using System.Security.Cryptography;

namespace FastEngine.Venues.Binance.Signing;

/// <summary>HMAC-SHA256, keyed once.</summary>
public sealed class HmacSigner(Secret secret) : RequestSigner
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret.Bytes);

    public override int Sign(ReadOnlySpan<byte> payload, Span<byte> destination)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        _hash.AppendData(payload);
        _hash.GetHashAndReset(mac);
        for (var i = 0; i < mac.Length; i++)
        {
            destination[2 * i] = Digit(mac[i] >> 4);
            destination[2 * i + 1] = Digit(mac[i] & 15);
        }

        return 2 * mac.Length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _hash.Dispose();
    }

    private static byte Digit(int value) => (byte)(value < 10 ? '0' + value : 'a' + value - 10);
}
