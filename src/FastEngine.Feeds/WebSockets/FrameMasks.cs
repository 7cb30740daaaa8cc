using System.Security.Cryptography;

namespace FastEngine.Feeds.WebSockets;

/// <summary>Masks that nobody can foresee, as RFC 6455, 5.3 asks: taken from the system's source a few hundred at a time, because each call of it costs more than a frame.</summary>
public sealed class FrameMasks
{
    private readonly byte[] _masks = new byte[256 * MaskedFrame.MaskBytes];
    private int _next;

    /// <summary>A mask that is used once.</summary>
    public ReadOnlySpan<byte> Next()
    {
        if (_next == 0) RandomNumberGenerator.Fill(_masks);
        var mask = _masks.AsSpan(_next, MaskedFrame.MaskBytes);
        _next = (_next + MaskedFrame.MaskBytes) % _masks.Length;
        return mask;
    }
}
