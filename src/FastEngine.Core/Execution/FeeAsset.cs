namespace FastEngine.Core.Execution;

/// <summary>What a fee was taken in.</summary>
public enum FeeAsset : byte
{
    /// <summary>The currency that the instrument is priced in.</summary>
    Quote,

    /// <summary>What the instrument trades: of a purchase on spot less is received.</summary>
    Base,

    /// <summary>Neither, an exchange's own coin for instance.</summary>
    Other,
}
