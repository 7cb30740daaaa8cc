using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace FastEngine.Server.Security;

/// <summary>The form of a token: <c>fe_</c> and 32 random bytes in base64url.</summary>
public static class TokenText
{
    private const string Prefix = "fe_";
    private const int Bytes = 32;

    // Nothing longer is worth hashing.
    private const int MostChars = 128;

    internal const int DigestChars = 2 * SHA256.HashSizeInBytes;

    public static string Make() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is kept of it.</summary>
    public static string DigestOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>The same in ASCII, of a plausible token.</summary>
    internal static void DigestOf(ReadOnlySpan<char> token, Span<byte> digest)
    {
        Span<byte> text = stackalloc byte[Encoding.UTF8.GetMaxByteCount(MostChars)];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..Encoding.UTF8.GetBytes(token, text)], hash);
        Convert.TryToHexStringLower(hash, digest, out _);
    }

    internal static bool IsPlausible(ReadOnlySpan<char> token) => token.Length is > 3 and <= MostChars && token.StartsWith(Prefix, StringComparison.Ordinal);
}
