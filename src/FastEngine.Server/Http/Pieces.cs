namespace FastEngine.Server.Http;

/// <summary>A body in parts, none of which is a large object: those are collected together with all that is old.</summary>
internal static class Pieces
{
    /// <summary>Bytes; large objects begin at 85,000.</summary>
    public const int MostBytes = 64 << 10;

    public static byte[][] Of(ReadOnlySpan<byte> body)
    {
        var pieces = new byte[(body.Length + MostBytes - 1) / MostBytes][];
        for (var i = 0; i < pieces.Length; i++)
        {
            var rest = body[(i * MostBytes)..];
            pieces[i] = rest[..Math.Min(MostBytes, rest.Length)].ToArray();
        }

        return pieces;
    }

    public static async ValueTask WriteAsync(Stream output, byte[][] pieces, CancellationToken stop)
    {
        foreach (var piece in pieces) await output.WriteAsync(piece, stop);
    }
}
