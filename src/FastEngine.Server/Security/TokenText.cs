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

    public static string Make() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is kept of it.</summary>
    public static string DigestOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    internal static bool IsPlausible(string token) => token.Length is > 3 and <= MostChars && token.StartsWith(Prefix, StringComparison.Ordinal);
}
