namespace FastEngine.Host.Configuration;

/// <summary>Slippage models of the paper venue.</summary>
public enum SlippageKind
{
    None,
    HalfSpread,

    /// <summary>The square-root law.</summary>
    Impact,

    /// <summary>Impact in line with the quantity.</summary>
    Linear,
}
