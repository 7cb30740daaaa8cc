using System.Text.Json;
using FastEngine.Server.Documents;

namespace FastEngine.Server.Security;

/// <summary>The tokens of a data directory, in a file that its owner alone may read.</summary>
public static class TokenFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>In the data directory, mode 0600.</summary>
    public const string Name = "api-tokens.json";

    public const int MostNameChars = 64;

    /// <summary>None when there is no file.</summary>
    /// <exception cref="ServerException">It cannot be read, or is none.</exception>
    public static IReadOnlyList<ApiToken> Read(string path)
    {
        try
        {
            if (!File.Exists(path)) return [];
            var tokens = JsonSerializer.Deserialize(File.ReadAllBytes(path), ServerJson.Default.ListApiToken);
            return tokens is not null && tokens.All(IsWhole) ? tokens : throw new JsonException("an entry is no token");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new ServerException($"{path}: the tokens cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Makes a token, and keeps its digest.</summary>
    /// <returns>The token, which nobody can tell again.</returns>
    /// <exception cref="ServerException">The name is taken or no name, or the file cannot be written.</exception>
    public static string Add(string path, string name, TokenRole role, long nowNs)
    {
        if (name.Length is 0 or > MostNameChars || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '@'))
            throw new ServerException($"a token's name is 1 to {MostNameChars} letters, digits, '-', '_', '.' and '@'");
        var tokens = Read(path);
        if (tokens.Any(token => token.Name == name)) throw new ServerException($"there is a token {name} already: remove it first");
        var made = TokenText.Make();
        Write(path, [.. tokens, new ApiToken { Name = name, Role = role, Sha256 = TokenText.DigestOf(made), AddedNs = nowNs }]);
        return made;
    }

    /// <summary>Takes a token back; a running engine refuses it from then on.</summary>
    /// <returns>False when there is none of that name.</returns>
    /// <exception cref="ServerException">The file cannot be written.</exception>
    public static bool Remove(string path, string name)
    {
        var tokens = Read(path);
        var left = tokens.Where(token => token.Name != name).ToList();
        if (left.Count == tokens.Count) return false;
        Write(path, left);
        return true;
    }

    private static bool IsWhole(ApiToken? token) => token is { Name.Length: > 0, Sha256.Length: TokenText.DigestChars } && Enum.IsDefined(token.Role);

    // Whole or not at all, and never readable by others, not even for a moment.
    private static void Write(string path, List<ApiToken> tokens)
    {
        var beside = $"{path}.{Environment.ProcessId}";
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
            using (var file = new FileStream(beside, options))
            {
                JsonSerializer.Serialize(file, tokens, ServerJson.Default.ListApiToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ServerException($"{path}: the tokens cannot be written: {error.Message}", error);
        }
    }
}
