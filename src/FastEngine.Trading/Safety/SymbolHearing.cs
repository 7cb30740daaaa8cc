namespace FastEngine.Trading.Safety;

/// <summary>When a symbol traded last, as far as its shard told.</summary>
internal struct SymbolHearing
{
    /// <summary>Of its last known trade; 0 before the first.</summary>
    public long HeardNs;

    /// <summary>Up to here its shard has told of its trades.</summary>
    public long ToldNs;

    /// <summary>Between trades; 0 while unknown.</summary>
    public long MedianGapNs;
    public bool IsSilent;
}
