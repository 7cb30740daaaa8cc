using System.Buffers.Text;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using FastEngine.Core;

namespace FastEngine.Feeds.Generation;

/// <summary>Appends text and numbers to a caller's bytes without allocating.</summary>
internal ref struct Utf8Line(Span<byte> destination)
{
    private readonly Span<byte> _destination = destination;

    public int Length { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(ReadOnlySpan<byte> text)
    {
        text.CopyTo(_destination[Length..]);
        Length += text.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(byte character) => _destination[Length++] = character;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AppendNumber(long value)
    {
        var fits = Utf8Formatter.TryFormat(value, _destination[Length..], out var written);
        Debug.Assert(fits);
        Length += written;
    }

    /// <summary>An exact decimal with all its places, trailing zeros included, as exchanges print it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AppendDecimal(long value, int decimals)
    {
        if (decimals == 0)
        {
            AppendNumber(value);
            return;
        }

        var power = (ulong)FixedPoint.PowerOfTen(decimals);
        var whole = (ulong)value / power;
        var fraction = (ulong)value - whole * power;
        AppendNumber((long)whole);
        var places = _destination.Slice(Length, decimals + 1);
        places[0] = (byte)'.';
        for (var i = decimals; i > 0; i--)
        {
            var rest = fraction / 10;
            places[i] = (byte)('0' + (int)(fraction - rest * 10));
            fraction = rest;
        }

        Length += decimals + 1;
    }

    public void AppendBool(bool value) => Append(value ? "true"u8 : "false"u8);
}
