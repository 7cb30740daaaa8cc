namespace FastEngine.Host.Configuration;

/// <summary>Where the orders of a live market go.</summary>
public enum EngineMode : byte
{
    /// <summary>To the paper venue of this process, which fills them from the live trades.</summary>
    Paper,

    /// <summary>To the exchange's test network: play money.</summary>
    Testnet,

    /// <summary>To the exchange: money.</summary>
    Live,
}
