using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FastEngine.Feeds;

/// <summary>One row of a CSV file, split at its commas; a field may stand in quotes, but never holds a comma (no archive has such a field).</summary>
internal ref struct CsvFields
{
    public const int MaxFields = 16;

    private readonly ReadOnlySpan<byte> _row;
    private Ends _ends;

    public CsvFields(ReadOnlySpan<byte> row)
    {
        _row = row;
        Count = 0;
        ref var start = ref MemoryMarshal.GetReference(row);
        var i = 0;
        for (; i + Vector256<byte>.Count <= row.Length && Count < MaxFields; i += Vector256<byte>.Count)
        {
            var commas = Vector256.Equals(Vector256.LoadUnsafe(ref start, (nuint)i), Vector256.Create((byte)',')).ExtractMostSignificantBits();
            for (; commas != 0 && Count < MaxFields; commas &= commas - 1) _ends[Count++] = i + BitOperations.TrailingZeroCount(commas);
        }

        for (; i < row.Length && Count < MaxFields; i++)
        {
            if (row[i] == ',') _ends[Count++] = i;
        }

        if (Count < MaxFields) _ends[Count++] = row.Length;
    }

    /// <summary>Fields found; <see cref="MaxFields"/> also stands for more.</summary>
    public int Count { get; }

    /// <summary>The field without spaces and quotes around it.</summary>
    public readonly ReadOnlySpan<byte> this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var start = index == 0 ? 0 : _ends[index - 1] + 1;
            var field = _row[start.._ends[index]];
            return !field.IsEmpty && (field[0] is (byte)'"' or (byte)' ' || field[^1] is (byte)' ' or (byte)'"') ? Unquote(field) : field;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ReadOnlySpan<byte> Unquote(ReadOnlySpan<byte> field)
    {
        field = field.Trim((byte)' ');
        return field is [(byte)'"', .., (byte)'"'] ? field[1..^1] : field;
    }

    [InlineArray(MaxFields)]
    private struct Ends
    {
        private int _first;
    }
}
