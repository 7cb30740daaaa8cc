namespace FastEngine.Simulation.Paper;

/// <summary>One instrument at the venue.</summary>
internal struct PaperBook
{
    /// <summary>When the next order or cancellation arrives; meaningless without live orders.</summary>
    public long NextActionNs;

    /// <summary>When the next query arrives.</summary>
    public long NextQueryNs;

    /// <summary>When the next event of the venue's script is due.</summary>
    public long NextEventNs;

    /// <summary>Price of the last on-time trade, 0 before the first.</summary>
    public long LastPrice;

    /// <summary>Between these prices no open order fills or is set off.</summary>
    public long QuietLow;
    public long QuietHigh;

    /// <summary>Live orders: open and on their way.</summary>
    public int Count;

    /// <summary>An open order takes whatever trades.</summary>
    public bool IsTaking;

    /// <summary>It has a position that the venue may liquidate.</summary>
    public bool IsWatched;

    /// <summary>Whether a trade at a price leaves every open order as it is.</summary>
    public readonly bool IsQuiet(long price) => !IsTaking && price > QuietLow && price < QuietHigh;

    /// <summary>Whether a trade at a time has something to do but to be the last price.</summary>
    public readonly bool IsConcernedBy(long timeNs) => Count != 0 || NextQueryNs <= timeNs || NextEventNs <= timeNs || IsWatched;
}
