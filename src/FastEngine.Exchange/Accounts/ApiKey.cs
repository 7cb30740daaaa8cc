namespace FastEngine.Exchange.Accounts;

/// <summary>A key of an account, as a testnet gives them out.</summary>
/// <param name="Key">Sent with every request.</param>
/// <param name="Secret">Of HMAC-SHA256; empty for a key that signs by Ed25519.</param>
/// <param name="PublicKey">32 bytes of Ed25519; null for HMAC.</param>
/// <param name="CanTrade">Without it orders are refused.</param>
/// <param name="CanWithdraw">Told by apiRestrictions.</param>
public sealed record ApiKey(string Key, string Secret, byte[]? PublicKey = null, bool CanTrade = true, bool CanWithdraw = false)
{
    /// <summary>Never the secret.</summary>
    public override string ToString() => $"{Key[..Math.Min(8, Key.Length)]}...";
}
