using System.Text;

namespace FastEngine.Venues.Binance.Signing;

/// <summary>The key of an account and the secret that signs for it.</summary>
public sealed class Credentials : IDisposable
{
    private readonly Secret _apiKey;
    private readonly Secret _secret;

    /// <exception cref="SecretException">The key is more than letters and digits, and so could say something else in a request.</exception>
    public Credentials(Secret apiKey, Secret secret, KeyKind kind)
    {
        ArgumentNullException.ThrowIfNull(apiKey);
        foreach (var letter in apiKey.Bytes)
        {
            if (!char.IsAsciiLetterOrDigit((char)letter)) throw new SecretException("the venue's API key may have letters and digits alone");
        }

        (_apiKey, _secret, Kind) = (apiKey, secret, kind);
    }

    public KeyKind Kind { get; }

    internal ReadOnlySpan<byte> ApiKey => _apiKey.Bytes;

    /// <summary>Of the header of a request; nowhere else.</summary>
    internal string ApiKeyText => Encoding.ASCII.GetString(_apiKey.Bytes);

    /// <summary>A secret that is a PEM block or the base 64 of a PKCS#8 Ed25519 key signs by that, any other by HMAC.</summary>
    /// <exception cref="SecretException">The key is none.</exception>
    public static Credentials Of(Secret apiKey, Secret secret) => new(apiKey, secret, KindOf(secret));

    /// <summary>A signer of its own for each thread that signs.</summary>
    public RequestSigner NewSigner() => Kind == KeyKind.Ed25519 ? new Ed25519Signer(_secret) : NewHmacSigner();

    public void Dispose()
    {
        _apiKey.Dispose();
        _secret.Dispose();
    }

    public override string ToString() => $"{Kind} ***";

    // Not every system has OpenSSL 3, nor every build of it what is deprecated.
    private RequestSigner NewHmacSigner()
    {
        try
        {
            return new OpenSslHmacSigner(_secret);
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            return new HmacSigner(_secret);
        }
    }

    // What every PKCS#8 key of Ed25519 begins with, in base 64.
    private static KeyKind KindOf(Secret secret) =>
        secret.Bytes.StartsWith("-----BEGIN"u8) || secret.Bytes.StartsWith("MC4CAQAwBQYDK2VwBCIEI"u8) ? KeyKind.Ed25519 : KeyKind.Hmac;
}
