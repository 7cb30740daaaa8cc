namespace FastEngine.Venues.Binance.Signing;

/// <summary>How an account's requests are signed.</summary>
public enum KeyKind : byte
{
    Hmac,
    Ed25519,
}
