using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FastEngine.Storage.Secrets;

/// <summary>The file of the secrets: a line of JSON that says how it is sealed, and names and values as one AES-256-GCM text, so that none can be changed, swapped or told apart.</summary>
internal static class SealedSecrets
{
    private const string Format = "fastengine-secrets-1";
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int CheckBytes = 8;

    public static byte[] Seal(IReadOnlyDictionary<string, string> secrets, KeyDerivation derivation, ReadOnlySpan<byte> key)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(secrets);
        var (nonce, tag, data, check) = (RandomNumberGenerator.GetBytes(NonceBytes), new byte[TagBytes], new byte[plain.Length], CheckOf(key));
        using (var cipher = new AesGcm(key, TagBytes)) cipher.Encrypt(nonce, plain, data, tag, Bound(derivation, check));
        CryptographicOperations.ZeroMemory(plain);
        var file = new JsonObject
        {
            ["format"] = Format, ["rounds"] = derivation.Rounds, ["salt"] = Convert.ToBase64String(derivation.Salt), ["key_check"] = Convert.ToBase64String(check),
            ["nonce"] = Convert.ToBase64String(nonce), ["tag"] = Convert.ToBase64String(tag), ["data"] = Convert.ToBase64String(data),
        };
        return Encoding.ASCII.GetBytes(file.ToJsonString() + "\n");
    }

    /// <exception cref="SecretStoreException">It is no such file, was changed, or has another key.</exception>
    public static (SortedDictionary<string, string> Secrets, KeyDerivation Derivation) Open(byte[] content, StoreKey key, string path)
    {
        byte[] salt, check, nonce, tag, data;
        int rounds;
        try
        {
            var file = JsonNode.Parse(content)!;
            if ((string?)file["format"] != Format) throw new FormatException();
            byte[] BytesOf(string name) => Convert.FromBase64String((string)file[name]!);
            (salt, check, nonce, tag, data, rounds) = (BytesOf("salt"), BytesOf("key_check"), BytesOf("nonce"), BytesOf("tag"), BytesOf("data"), (int)file["rounds"]!);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException or ArgumentException or NullReferenceException)
        {
            // What was wrong with the text stays untold: it may be a file of something else that is secret.
            throw new SecretStoreException($"{path} is no store of secrets of this version, or damaged: restore it from a copy, or move it away and set the secrets again");
        }

        if (KeyDerivation.Read(salt, rounds) is not { } derivation || nonce.Length != NonceBytes || tag.Length != TagBytes) throw Changed(path);
        var bytes = key.Derive(derivation, path);
        if (!CryptographicOperations.FixedTimeEquals(check, CheckOf(bytes)))
            throw new SecretStoreException($"{key.Origin} holds another key than the one that {path} was made with");
        var plain = GC.AllocateUninitializedArray<byte>(data.Length, pinned: true);
        try
        {
            using var cipher = new AesGcm(bytes, TagBytes);
            cipher.Decrypt(nonce, data, tag, plain, Bound(derivation, check));
            return (new SortedDictionary<string, string>(JsonSerializer.Deserialize<Dictionary<string, string>>(plain)!, StringComparer.Ordinal), derivation);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw Changed(path);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    private static SecretStoreException Changed(string path) =>
        new($"{path} was changed by something else than this engine, or is damaged: nothing of it is used; restore it from a copy, or move it away and set the secrets again");

    // Tells a wrong key from a changed file; says no more of the key than the sealed data does.
    private static byte[] CheckOf(ReadOnlySpan<byte> key) => HMACSHA256.HashData(key, "fastengine secrets: key check"u8)[..CheckBytes];

    // What is not sealed is bound to what is.
    private static byte[] Bound(KeyDerivation derivation, byte[] check) =>
        Encoding.ASCII.GetBytes($"{Format} {derivation.Rounds} {Base64Url.EncodeToString(derivation.Salt)} {Base64Url.EncodeToString(check)}");
}
