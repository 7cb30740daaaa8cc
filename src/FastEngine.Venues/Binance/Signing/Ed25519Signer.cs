using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace FastEngine.Venues.Binance.Signing;

/// <summary>Ed25519 by OpenSSL.</summary>
public sealed unsafe class Ed25519Signer : RequestSigner
{
    private const int SeedLength = 32;
    private const int SignatureLength = 64;

    private readonly nint _key;
    private readonly nint _context;

    /// <param name="secret">A PKCS#8 private key: PEM, or its base 64 alone.</param>
    /// <exception cref="SecretException">It is none, or OpenSSL 3 is not there.</exception>
    public Ed25519Signer(Secret secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        Span<byte> seed = stackalloc byte[SeedLength];
        ReadSeed(secret.Bytes, seed);
        try
        {
            fixed (byte* at = seed) _key = LibCrypto.NewPrivateKey(LibCrypto.Ed25519, 0, at, SeedLength);
            _context = LibCrypto.NewContext();
        }
        catch (DllNotFoundException exception)
        {
            throw new SecretException("Ed25519 needs OpenSSL 3 (libcrypto.so.3), which is not installed", exception);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
        }

        if (_key == 0 || _context == 0) throw new SecretException("OpenSSL refused the Ed25519 key");
    }

    ~Ed25519Signer() => Dispose(disposing: false);

    public override int Sign(ReadOnlySpan<byte> payload, Span<byte> destination)
    {
        Span<byte> signature = stackalloc byte[SignatureLength];
        nuint length = SignatureLength;
        fixed (byte* to = signature)
        fixed (byte* text = payload)
        {
            // Begun anew for each: an Ed25519 context signs once.
            if (LibCrypto.SignInit(_context, 0, 0, 0, _key) != 1 || LibCrypto.Sign(_context, to, &length, text, (nuint)payload.Length) != 1)
                throw new SecretException("OpenSSL did not sign");
        }

        Base64.EncodeToUtf8(signature, destination, out _, out var written);
        return written;
    }

    protected override void Dispose(bool disposing)
    {
        if (_context != 0) LibCrypto.FreeContext(_context);
        if (_key != 0) LibCrypto.FreeKey(_key);
    }

    // RFC 8410: the key is an octet string in an octet string, the last 32 bytes of 48.
    private static void ReadSeed(ReadOnlySpan<byte> secret, Span<byte> seed)
    {
        ReadOnlySpan<byte> head = [0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];
        var text = Encoding.ASCII.GetString(secret);
        var body = PemEncoding.TryFind(text, out var fields) ? text[fields.Base64Data] : text;
        var key = new byte[secret.Length + head.Length];
        var isRead = Convert.TryFromBase64String(body, key, out var length) && length == head.Length + SeedLength && key.AsSpan().StartsWith(head);
        if (isRead) key.AsSpan(head.Length, SeedLength).CopyTo(seed);
        CryptographicOperations.ZeroMemory(key);
        if (!isRead) throw new SecretException("the private key is no Ed25519 key in PKCS#8: PEM, or its base 64");
    }
}
