using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace FastEngine.Feeds;

/// <summary>Eight decimal digits at once: pairs, fours and eights are joined by three multiplications in one register.</summary>
internal static class EightDigits
{
    public const int Length = 8;

    /// <summary>False when one of the first eight bytes is not a digit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryParse(ReadOnlySpan<byte> text, out ulong value)
    {
        const ulong highNibbles = 0xF0F0F0F0F0F0F0F0;
        const ulong threes = 0x3030303030303030;
        value = BinaryPrimitives.ReadUInt64LittleEndian(text);
        // A digit's high nibble is 3, and stays 3 when 6 is added.
        if ((value & highNibbles) != threes || ((value + 0x0606060606060606) & highNibbles) != threes) return false;
        value = (value & 0x0F0F0F0F0F0F0F0F) * (10 * 0x100 + 1) >> 8;
        value = (value & 0x00FF00FF00FF00FF) * (100 * 0x10000 + 1) >> 16;
        value = (value & 0x0000FFFF0000FFFF) * (10_000 * 0x100000000 + 1) >> 32;
        return true;
    }
}
