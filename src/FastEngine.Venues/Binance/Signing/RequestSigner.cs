namespace FastEngine.Venues.Binance.Signing;

/// <summary>Signs the parameters of a request. One thread's; allocates nothing.</summary>
public abstract class RequestSigner : IDisposable
{
    /// <summary>Characters of the longest signature.</summary>
    public const int MaxLength = 88;

    /// <summary>Writes the signature as the venue wants to read it: hexadecimal for HMAC, base 64 for Ed25519.</summary>
    /// <param name="payload">The parameters, joined as <c>name=value&amp;…</c>.</param>
    /// <param name="destination">At least <see cref="MaxLength"/> bytes.</param>
    /// <returns>Characters written.</returns>
    public abstract int Sign(ReadOnlySpan<byte> payload, Span<byte> destination);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
