namespace FastEngine.Feeds.Generation;

/// <summary>What a random stream of a symbol is for: one each, so that an option which draws more changes nothing else.</summary>
internal static class RandomPurpose
{
    public const ulong Flow = 1;
    public const ulong Latency = 2;
    public const ulong Regimes = 3;
    public const ulong Ids = 4;
    public const ulong Books = 5;
    public const ulong Faults = 6;
    public const ulong Parents = 7;
}
