namespace FastEngine.Core.Execution;

/// <summary>The account after an event; money. Equity is always cash plus the marked positions.</summary>
public struct AccountState
{
    /// <summary>Starting equity plus everything realised, fees paid included.</summary>
    public Int128 Cash;

    /// <summary>What open positions would make at their marks, before the fees of closing them.</summary>
    public Int128 Unrealised;

    /// <summary>Notional of all open positions at their marks.</summary>
    public Int128 Exposure;

    public int OpenPositions;

    public readonly Int128 Equity => Cash + Unrealised;
}
