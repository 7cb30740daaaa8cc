using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace FastEngine.Storage.Firestore;

/// <summary>A service account's key file. The private key stays in here: no text, error or log has it.</summary>
public sealed class ServiceAccountKey : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private readonly RSA _rsa;
    private readonly string _keyId;

    private ServiceAccountKey(RSA rsa, string keyId, string projectId, string email, Uri tokenUri) =>
        (_rsa, _keyId, ProjectId, ClientEmail, TokenUri) = (rsa, keyId, projectId, email, tokenUri);

    public string ProjectId { get; }

    public string ClientEmail { get; }

    public Uri TokenUri { get; }

    /// <exception cref="FirestoreException">The file cannot be used; the text says why and shows none of it.</exception>
    public static ServiceAccountKey Load(string path)
    {
        byte[] json;
        try
        {
            json = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Bad(path, $"cannot be read: {e.Message}");
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var uri = Text(root, "token_uri", path);
            if (!Uri.TryCreate(uri, UriKind.Absolute, out var tokenUri) || !(tokenUri.Scheme == Uri.UriSchemeHttps || tokenUri.IsLoopback))
                throw Bad(path, "has a token_uri that is not https");
            return new ServiceAccountKey(Key(root, path), Text(root, "private_key_id", path), Text(root, "project_id", path), Text(root, "client_email", path), tokenUri);
        }
        catch (JsonException)
        {
            // The parser's text may quote the file.
            throw Bad(path, "is not JSON");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(json);
        }
    }

    /// <summary>A signed assertion to be exchanged for a token.</summary>
    /// <param name="scope">What the token is to be good for.</param>
    internal string Assertion(string scope, DateTimeOffset now)
    {
        var issued = now.ToUnixTimeSeconds();
        var header = Part(writer =>
        {
            writer.WriteString("alg", "RS256");
            writer.WriteString("typ", "JWT");
            writer.WriteString("kid", _keyId);
        });
        var claims = Part(writer =>
        {
            writer.WriteString("iss", ClientEmail);
            writer.WriteString("scope", scope);
            writer.WriteString("aud", TokenUri.OriginalString);
            writer.WriteNumber("iat", issued);
            writer.WriteNumber("exp", issued + (long)Lifetime.TotalSeconds);
        });
        var signed = header + "." + claims;
        return signed + "." + Base64Url(_rsa.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    public override string ToString() => ClientEmail;

    public void Dispose() => _rsa.Dispose();

    private static RSA Key(JsonElement root, string path)
    {
        var pem = Text(root, "private_key", path);
        var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(pem);
            return rsa;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            rsa.Dispose();
            throw Bad(path, "has a private_key that is not an RSA key in PEM form");
        }
    }

    private static string Text(JsonElement root, string name, string path) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw Bad(path, $"has no {name}");

    private static string Part(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return Base64Url(stream.ToArray());
    }

    private static string Base64Url(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    private static FirestoreException Bad(string path, string what) =>
        new(GrpcCode.Unauthenticated, $"the service account's key file {path} {what}. Make a new JSON key of the service account and set its path.");
}
