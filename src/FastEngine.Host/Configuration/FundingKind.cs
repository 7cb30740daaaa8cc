namespace FastEngine.Host.Configuration;

/// <summary>Funding models of the paper venue.</summary>
public enum FundingKind
{
    None,
    Fixed,
    File,
}
