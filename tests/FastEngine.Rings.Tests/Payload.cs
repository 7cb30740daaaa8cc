using System.Runtime.InteropServices;

namespace FastEngine.Rings.Tests;

/// <summary>One cache line whose words all follow from the first two, so that a slot read too early or torn is noticed.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Payload
{
    public long Producer;
    public long Number;
    private long _a;
    private long _b;
    private long _c;
    private long _d;
    private long _e;
    private long _f;

    public Payload(long producer, long number)
    {
        Producer = producer;
        Number = number;
        _a = Mix(producer, number, 1);
        _b = Mix(producer, number, 2);
        _c = Mix(producer, number, 3);
        _d = Mix(producer, number, 4);
        _e = Mix(producer, number, 5);
        _f = Mix(producer, number, 6);
    }

    public readonly bool IsWhole =>
        _a == Mix(Producer, Number, 1) && _b == Mix(Producer, Number, 2) && _c == Mix(Producer, Number, 3)
        && _d == Mix(Producer, Number, 4) && _e == Mix(Producer, Number, 5) && _f == Mix(Producer, Number, 6);

    private static long Mix(long producer, long number, long word) => (number * 31 + producer) * unchecked((long)0x9E3779B97F4A7C15) + word;
}
