namespace FastEngine.Trading.Protection;

/// <summary>What is to be done about a leg that has no order.</summary>
internal enum LegStatus : byte
{
    /// <summary>It is placed when it should exist.</summary>
    Free,

    /// <summary>It was there and is gone: the Sentinel's.</summary>
    Missing,

    /// <summary>Of a list: the venue ended it, for the other leg was set off and sells what there is. When that ends unfilled both are missing; until then the naked limit decides.</summary>
    Yielded,

    /// <summary>The venue will not have it: the naked limit decides.</summary>
    Blocked,
}
