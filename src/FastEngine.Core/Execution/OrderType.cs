namespace FastEngine.Core.Execution;

public enum OrderType : byte
{
    Market,

    /// <summary>Rests at its price until a trade prints strictly through it.</summary>
    Limit,

    /// <summary>Becomes a market order at the first trade at or beyond its trigger.</summary>
    StopMarket,

    /// <summary>Becomes a market order at the first trade at or beyond its trigger, on the profitable side.</summary>
    TakeProfitMarket,
}
