using System.Runtime.CompilerServices;

namespace FastEngine.Core.Logging;

/// <summary>A number of a log event, integer or floating.</summary>
public readonly struct LogNumber
{
    public LogNumber(long value) => Bits = value;

    public LogNumber(double value) => (Bits, IsDouble) = (BitConverter.DoubleToInt64Bits(value), true);

    public long Bits { get; }

    public bool IsDouble { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator LogNumber(long value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator LogNumber(double value) => new(value);

    public static LogNumber FromInt64(long value) => new(value);

    public static LogNumber FromDouble(double value) => new(value);
}
