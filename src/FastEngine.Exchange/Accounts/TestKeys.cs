using FastEngine.Core;

namespace FastEngine.Exchange.Accounts;

/// <summary>Keys as a testnet gives them: worth nothing, equal for equal seeds, so that scripts and tests know them.</summary>
public static class TestKeys
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int Length = 64;

    /// <summary>RFC 8032, test 1: the public key of the seed that every description of Ed25519 has.</summary>
    public const string Ed25519PublicKey = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

    /// <summary>A key that signs by HMAC-SHA256.</summary>
    public static ApiKey Hmac(ulong seed, bool canTrade = true, bool canWithdraw = false) =>
        new(Text(seed, "key"), Text(seed, "secret"), CanTrade: canTrade, CanWithdraw: canWithdraw);

    /// <summary>A key that signs by Ed25519; its private key is the one of RFC 8032, test 1.</summary>
    public static ApiKey Ed25519(ulong seed) => new(Text(seed, "ed25519"), "", Convert.FromHexString(Ed25519PublicKey));

    private static string Text(ulong seed, string purpose)
    {
        var state = SplitMix64.Derive(seed, purpose, purpose: 1);
        return string.Create(Length, state, (text, current) =>
        {
            for (var i = 0; i < text.Length; i++) text[i] = Alphabet[(int)(SplitMix64.Next(ref current) % (ulong)Alphabet.Length)];
        });
    }
}
