using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace FastEngine.Venues.Binance.Signing;

/// <summary>HMAC-SHA256 by OpenSSL's SHA-256, from two states that have taken the key: what a message costs is its own blocks and one more.</summary>
/// <remarks>RFC 2104, section 4, describes it. The functions are deprecated for those of <c>EVP</c>, whose way to the same blocks takes three times as long.</remarks>
internal sealed unsafe class OpenSslHmacSigner : RequestSigner
{
    private const int BlockLength = 64;
    private const byte InnerPad = 0x36;
    private const byte OuterPad = 0x5C;

    private byte* _states;

    /// <exception cref="DllNotFoundException">OpenSSL 3 is not there.</exception>
    /// <exception cref="EntryPointNotFoundException">It was built without the deprecated functions.</exception>
    public OpenSslHmacSigner(Secret secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        _states = (byte*)NativeMemory.AlignedAlloc(3 * LibCrypto.Sha256StateLength, BlockLength);
        Span<byte> key = stackalloc byte[BlockLength];
        key.Clear();
        if (secret.Length > BlockLength) SHA256.HashData(secret.Bytes, key);
        else secret.Bytes.CopyTo(key);
        Take(Inner, key, InnerPad);
        Take(Outer, key, OuterPad);
        CryptographicOperations.ZeroMemory(key);
    }

    ~OpenSslHmacSigner() => Dispose(disposing: false);

    private byte* Inner => _states;

    private byte* Outer => _states + LibCrypto.Sha256StateLength;

    private byte* Working => _states + 2 * LibCrypto.Sha256StateLength;

    public override int Sign(ReadOnlySpan<byte> payload, Span<byte> destination)
    {
        ObjectDisposedException.ThrowIf(_states is null, this);
        Span<byte> mac = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(Inner, payload, mac);
        Hash(Outer, mac, mac);
        Convert.TryToHexStringLower(mac, destination, out var written);
        return written;
    }

    protected override void Dispose(bool disposing)
    {
        if (_states is null) return;
        CryptographicOperations.ZeroMemory(new Span<byte>(_states, 3 * LibCrypto.Sha256StateLength));
        NativeMemory.AlignedFree(_states);
        _states = null;
    }

    private static void Take(byte* state, ReadOnlySpan<byte> key, byte pad)
    {
        Span<byte> block = stackalloc byte[BlockLength];
        for (var i = 0; i < BlockLength; i++) block[i] = (byte)(key[i] ^ pad);
        fixed (byte* text = block)
        {
            if (LibCrypto.Sha256Init(state) != 1 || LibCrypto.Sha256Update(state, text, BlockLength) != 1) throw new SecretException("OpenSSL did not take the key");
        }

        CryptographicOperations.ZeroMemory(block);
    }

    private void Hash(byte* keyed, ReadOnlySpan<byte> text, Span<byte> digest)
    {
        Buffer.MemoryCopy(keyed, Working, LibCrypto.Sha256StateLength, LibCrypto.Sha256StateLength);
        fixed (byte* from = text)
        fixed (byte* to = digest)
        {
            if (!TryHash(Working, from, (nuint)text.Length, to)) throw new SecretException("OpenSSL did not sign");
        }
    }

    // Apart, because the runtime empties the upper halves of the vector registers only where a method begins: behind a wide copy, as the one above is,
    // every instruction of OpenSSL's rounds would wait for them, and a block take three times as long.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool TryHash(byte* state, byte* text, nuint length, byte* digest) =>
        LibCrypto.Sha256Update(state, text, length) == 1 && LibCrypto.Sha256Final(digest, state) == 1;
}
