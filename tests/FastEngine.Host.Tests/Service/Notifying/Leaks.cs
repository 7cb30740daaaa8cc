using System.Text;

namespace FastEngine.Host.Tests.Service.Notifying;

/// <summary>Looks for secrets in everything that a run wrote: as they are, and as they are commonly encoded.</summary>
internal static class Leaks
{
    // Of the inner part of base 64, which is the same wherever the secret begins in what was encoded.
    private const int Edge = 4;

    /// <returns>Where, in words; empty when nowhere.</returns>
    public static List<string> Find(string folder, IReadOnlyList<string> texts, IReadOnlyList<string> secrets)
    {
        var found = new List<string>();
        foreach (var (where, content) in Contents(folder, texts))
        {
            foreach (var secret in secrets)
                if (Forms(secret).Any(form => content.AsSpan().IndexOf(form) >= 0)) found.Add($"{secret} in {where}");
        }

        return found;
    }

    private static IEnumerable<(string Where, byte[] Content)> Contents(string folder, IReadOnlyList<string> texts)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)) yield return (file, File.ReadAllBytes(file));
        for (var i = 0; i < texts.Count; i++) yield return ($"text {i}", Encoding.UTF8.GetBytes(texts[i]));
    }

    private static IEnumerable<byte[]> Forms(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        yield return bytes;
        yield return Encoding.Unicode.GetBytes(secret);
        yield return Encoding.ASCII.GetBytes(Uri.EscapeDataString(secret));
        yield return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes));
        yield return Encoding.ASCII.GetBytes(Convert.ToHexString(bytes));
        for (var shift = 0; shift < 3; shift++)
        {
            var text = Convert.ToBase64String([.. new byte[shift], .. bytes]);
            yield return Encoding.ASCII.GetBytes(text[Edge..^Edge]);
        }
    }
}
