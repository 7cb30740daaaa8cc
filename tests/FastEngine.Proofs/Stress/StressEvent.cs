namespace FastEngine.Proofs.Stress;

/// <summary>An event that tells whether it is whole: its parts are written one after the other and must agree.</summary>
internal struct StressEvent
{
    private const ulong Mix = 0x9E37_79B9_7F4A_7C15;

    public long Producer;
    public long Number;
    public ulong Check;

    public static StressEvent Of(int producer, long number) => new() { Producer = producer, Number = number, Check = CheckOf(producer, number) };

    public readonly bool IsWhole => Check == CheckOf(Producer, Number);

    private static ulong CheckOf(long producer, long number) => ((ulong)producer + 1) * Mix ^ (ulong)number;
}
