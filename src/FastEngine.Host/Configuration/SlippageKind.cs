namespace FastEngine.Host.Configuration;

/// <summary>Slippage models of the paper venue.</summary>
public enum SlippageKind
{
    None,
    HalfSpread,
    Impact,
}
