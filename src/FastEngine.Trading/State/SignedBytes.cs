namespace FastEngine.Trading.State;

/// <summary>Whole numbers in as many bytes as they need: seven bits a byte, the lowest first; small ones of either sign are short.</summary>
internal static class SignedBytes
{
    /// <summary>Of one number.</summary>
    public const int Most = 10;

    private const int Bits = 7;
    private const byte More = 1 << Bits;

    public static void Put(ref SnapshotWriter writer, long value)
    {
        // 0, -1, 1, -2, 2 and so on.
        var rest = (ulong)(value << 1) ^ (ulong)(value >> 63);
        for (; rest >= More; rest >>= Bits) writer.Put((byte)(rest | More));
        writer.Put((byte)rest);
    }

    public static long Take(ref SnapshotReader reader)
    {
        ulong folded = 0;
        for (var shift = 0; shift < Most * Bits; shift += Bits)
        {
            var next = reader.Byte();
            folded |= (ulong)(next & (More - 1)) << shift;
            if (next < More) return (long)(folded >> 1) ^ -(long)(folded & 1);
        }

        reader.Fail("a number that does not end");
        return 0;
    }
}
