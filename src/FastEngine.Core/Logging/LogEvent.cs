using System.Runtime.InteropServices;

namespace FastEngine.Core.Logging;

/// <summary>One log event: an id and its numbers, exactly one cache line. It has no text, so that none can leak.</summary>
[StructLayout(LayoutKind.Explicit, Size = 64)]
public struct LogEvent
{
    public const int NoInstrument = -1;

    /// <summary>Engine time, ns since the Unix epoch.</summary>
    [FieldOffset(0)] public long TimeNs;

    /// <summary>0 when it concerns none.</summary>
    [FieldOffset(8)] public long OrderId;

    /// <summary>The numbers, as bits: see <see cref="Doubles"/>.</summary>
    [FieldOffset(16)] public long A;
    [FieldOffset(24)] public long B;
    [FieldOffset(32)] public long C;
    [FieldOffset(40)] public long D;

    /// <summary>Index into the instrument table, or <see cref="NoInstrument"/>.</summary>
    [FieldOffset(48)] public int InstrumentId;

    [FieldOffset(52)] public LogEventKind Kind;

    /// <summary>Number of the publisher.</summary>
    [FieldOffset(54)] public ushort Source;

    /// <summary>Bit n: number n is the bits of a double, not a long.</summary>
    [FieldOffset(56)] public byte Doubles;
}
