using System.Runtime.InteropServices;

namespace FastEngine.Storage.DuckDb.Native;

/// <summary>duckdb_string_t: up to 12 bytes inside, else a prefix of four and a pointer.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal unsafe struct NativeString
{
    private const uint MostInlined = 12;

    [FieldOffset(0)]
    private uint _length;

    [FieldOffset(4)]
    private fixed byte _inlined[12];

    [FieldOffset(8)]
    private byte* _pointer;

    /// <summary>The bytes of a string that lies in a vector; they live as long as its chunk.</summary>
    public static ReadOnlySpan<byte> Bytes(NativeString* text) =>
        text->_length <= MostInlined ? new(text->_inlined, (int)text->_length) : new(text->_pointer, checked((int)text->_length));
}
