using System.Security.Cryptography;
using System.Text;

namespace FastEngine.Feeds.WebSockets;

/// <summary>The client's opening handshake (RFC 6455, 4.1): no subprotocol, no extension.</summary>
public sealed class Handshake
{
    private const string KeySuffix = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private const int KeyBytes = 16;
    private const int QuotedChars = 80;

    private readonly string _key;

    public Handshake()
        : this(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)))
    {
    }

    public Handshake(string key) => _key = key;

    /// <summary>What the server has to answer to a key.</summary>
    public static string Accept(string key) =>
#pragma warning disable CA5350 // RFC 6455 asks for SHA-1 here; it proves that a WebSocket answers, and protects nothing.
        Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + KeySuffix)));
#pragma warning restore CA5350

    public byte[] Request(Uri address, string userAgent) => Encoding.ASCII.GetBytes(
        $"GET {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + $"Sec-WebSocket-Key: {_key}\r\nSec-WebSocket-Version: 13\r\nUser-Agent: {userAgent}\r\n\r\n");

    /// <summary>Checks the head of the answer, without its last empty line.</summary>
    /// <exception cref="HandshakeException">It is not the answer to our request.</exception>
    public void Check(ReadOnlySpan<byte> head)
    {
        var lines = Encoding.Latin1.GetString(head).Split("\r\n");
        var words = lines[0].Split(' ', 3);
        if (words.Length < 2 || !words[0].StartsWith("HTTP/1.", StringComparison.Ordinal) || words[1].Length != 3 || !int.TryParse(words[1], out var status))
            throw new HandshakeException($"the server does not speak HTTP/1.1: '{Quote(lines[0])}'");
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines.AsSpan(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0) continue;
            var name = line[..colon].Trim();
            var value = line[(colon + 1)..].Trim();
            fields[name] = fields.TryGetValue(name, out var before) ? $"{before}, {value}" : value;
        }

        if (status != 101)
        {
            throw new HandshakeException($"the server answered {Quote(lines[0])}")
            {
                Status = status,
                RetryAfter = fields.TryGetValue("Retry-After", out var after) && double.TryParse(after, out var seconds) && seconds is >= 0 and < 1e7
                    ? TimeSpan.FromSeconds(seconds)
                    : null,
            };
        }

        if (!HasToken(fields, "Upgrade", "websocket")) throw new HandshakeException("the answer does not upgrade to websocket") { Status = status };
        if (!HasToken(fields, "Connection", "Upgrade")) throw new HandshakeException("the answer has no 'Connection: Upgrade'") { Status = status };
        if (!fields.TryGetValue("Sec-WebSocket-Accept", out var accept) || accept != Accept(_key))
            throw new HandshakeException("Sec-WebSocket-Accept does not belong to our key") { Status = status };
        if (fields.TryGetValue("Sec-WebSocket-Extensions", out var extensions))
            throw new HandshakeException($"the server insists on an extension that was not offered: '{Quote(extensions)}'") { Status = status };
        if (fields.TryGetValue("Sec-WebSocket-Protocol", out var protocol))
            throw new HandshakeException($"the server insists on a subprotocol that was not offered: '{Quote(protocol)}'") { Status = status };
    }

    private static bool HasToken(Dictionary<string, string> fields, string name, string token) =>
        fields.TryGetValue(name, out var value) && value.Split(',', StringSplitOptions.TrimEntries).Contains(token, StringComparer.OrdinalIgnoreCase);

    private static string Quote(string text)
    {
        var quoted = new StringBuilder();
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, QuotedChars))) quoted.Append(c is >= ' ' and < (char)0x7F ? c : '.');
        return quoted.ToString();
    }
}
