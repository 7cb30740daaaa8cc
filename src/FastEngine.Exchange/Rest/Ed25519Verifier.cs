using System.Runtime.InteropServices;

namespace FastEngine.Exchange.Rest;

/// <summary>Ed25519 signatures (RFC 8032) by OpenSSL 3, which .NET on Linux needs anyway.</summary>
internal static unsafe partial class Ed25519Verifier
{
    public const int SignatureBytes = 64;
    public const int KeyBytes = 32;

    private const string Library = "libcrypto.so.3";

    // NID_ED25519 of openssl/obj_mac.h.
    private const int Ed25519 = 1087;

    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (publicKey.Length != KeyBytes || signature.Length != SignatureBytes) return false;
        fixed (byte* k = publicKey, m = message, s = signature)
        {
            var key = EVP_PKEY_new_raw_public_key(Ed25519, 0, k, (nuint)publicKey.Length);
            if (key == 0) return false;
            var context = EVP_MD_CTX_new();
            try
            {
                return context != 0 && EVP_DigestVerifyInit(context, 0, 0, 0, key) == 1
                    && EVP_DigestVerify(context, s, (nuint)signature.Length, m, (nuint)message.Length) == 1;
            }
            finally
            {
                EVP_MD_CTX_free(context);
                EVP_PKEY_free(key);
            }
        }
    }

    [LibraryImport(Library)]
    private static partial nint EVP_PKEY_new_raw_public_key(int type, nint engine, byte* key, nuint length);

    [LibraryImport(Library)]
    private static partial void EVP_PKEY_free(nint key);

    [LibraryImport(Library)]
    private static partial nint EVP_MD_CTX_new();

    [LibraryImport(Library)]
    private static partial void EVP_MD_CTX_free(nint context);

    [LibraryImport(Library)]
    private static partial int EVP_DigestVerifyInit(nint context, nint keyContext, nint digest, nint engine, nint key);

    [LibraryImport(Library)]
    private static partial int EVP_DigestVerify(nint context, byte* signature, nuint signatureLength, byte* message, nuint messageLength);
}
