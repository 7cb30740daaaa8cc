using FastEngine.Trading.State;

namespace FastEngine.Trading;

/// <summary>Over everything that the stage sees of the market: FNV-1a's start and prime, a word at a time; to tell inputs apart, not to withstand anyone.</summary>
internal sealed class MarketDigest
{
    public const int SnapshotSize = sizeof(long);
    private const ulong Start = 14_695_981_039_346_656_037;
    private const ulong Prime = 1_099_511_628_211;

    public ulong Value { get; private set; } = Start;

    public void Add(long value) => Value = (Value ^ (ulong)value) * Prime;

    public void Add(double value) => Add(BitConverter.DoubleToInt64Bits(value));

    public void Write(ref SnapshotWriter writer) => writer.Put((long)Value);

    public void Read(ref SnapshotReader reader) => Value = (ulong)reader.Int64();
}
