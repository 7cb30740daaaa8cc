using FastEngine.Trading.State;

namespace FastEngine.Trading.Safety;

/// <summary>A signed no-op that the venue has not answered; its number is 0 when there is none.</summary>
internal struct RoundTripPing
{
    public const int SnapshotSize = 2 * sizeof(long);

    public long Number;
    public long AskedNs;

    public readonly void Write(ref SnapshotWriter writer)
    {
        writer.Put(Number);
        writer.Put(AskedNs);
    }

    public static RoundTripPing Read(ref SnapshotReader reader) => new() { Number = reader.Int64(), AskedNs = reader.Int64() };
}
