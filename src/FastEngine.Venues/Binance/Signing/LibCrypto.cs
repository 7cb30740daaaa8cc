using System.Runtime.InteropServices;

namespace FastEngine.Venues.Binance.Signing;

/// <summary>The few functions of OpenSSL 3 that signing takes; .NET has no Ed25519 of its own, and needs the library on Linux anyway.</summary>
internal static partial class LibCrypto
{
    private const string Library = "libcrypto.so.3";

    /// <summary><c>EVP_PKEY_ED25519</c>, the object number of the algorithm.</summary>
    public const int Ed25519 = 1087;

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_new_raw_private_key")]
    public static unsafe partial nint NewPrivateKey(int type, nint engine, byte* key, nuint length);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_free")]
    public static partial void FreeKey(nint key);

    [LibraryImport(Library, EntryPoint = "EVP_MD_CTX_new")]
    public static partial nint NewContext();

    [LibraryImport(Library, EntryPoint = "EVP_MD_CTX_free")]
    public static partial void FreeContext(nint context);

    [LibraryImport(Library, EntryPoint = "EVP_DigestSignInit")]
    public static partial int SignInit(nint context, nint keyContext, nint digest, nint engine, nint key);

    [LibraryImport(Library, EntryPoint = "EVP_DigestSign")]
    public static unsafe partial int Sign(nint context, byte* signature, nuint* signatureLength, byte* text, nuint textLength);

    /// <summary>At least the size of <c>SHA256_CTX</c>, 112 bytes.</summary>
    public const int Sha256StateLength = 128;

    [LibraryImport(Library, EntryPoint = "SHA256_Init")]
    public static unsafe partial int Sha256Init(byte* state);

    // A block takes some 50 ns and nothing waits: less than the change of mode that the runtime would make around the call.
    [SuppressGCTransition]
    [LibraryImport(Library, EntryPoint = "SHA256_Update")]
    public static unsafe partial int Sha256Update(byte* state, byte* text, nuint textLength);

    [SuppressGCTransition]
    [LibraryImport(Library, EntryPoint = "SHA256_Final")]
    public static unsafe partial int Sha256Final(byte* digest, byte* state);
}
